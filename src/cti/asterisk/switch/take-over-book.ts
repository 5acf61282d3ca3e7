import type { TakeOver } from '../mirror/take-over.js';
import type { ThirdParty } from '../mirror/third-party.js';

/** The calls whose legs are in our application, whichever process has taken them there. */
export class TakeOverBook {
  private readonly byAgent = new Map<string, TakeOver>();
  private readonly byPeer = new Map<string, TakeOver>();
  private readonly byThird = new Map<string, TakeOver>();

  get all(): readonly TakeOver[] {
    return [...this.byAgent.values()];
  }

  /** by the leg of the agent who asked for it */
  of(agent: string): TakeOver | undefined {
    return this.byAgent.get(agent);
  }

  /** by any of its legs */
  involving(uid: string): TakeOver | undefined {
    return this.byAgent.get(uid) ?? this.byPeer.get(uid) ?? this.byThird.get(uid);
  }

  has(call: TakeOver): boolean {
    return this.byAgent.get(call.agent) === call;
  }

  add(call: TakeOver): void {
    this.byAgent.set(call.agent, call);
    this.byPeer.set(call.peer, call);
    if (call.third) this.byThird.set(call.third.uid, call);
  }

  remove(call: TakeOver): void {
    if (!this.has(call)) return;
    this.byAgent.delete(call.agent);
    this.byPeer.delete(call.peer);
    if (call.third) this.byThird.delete(call.third.uid);
  }

  /** The same call, as it is from now on. */
  replace(call: TakeOver, next: TakeOver): void {
    this.remove(call);
    this.add(next);
  }

  /** Somebody is called into the call. */
  attach(call: TakeOver, third: ThirdParty): void {
    call.third = third;
    this.byThird.set(third.uid, call);
  }

  detach(call: TakeOver): void {
    if (call.third) this.byThird.delete(call.third.uid);
    call.third = undefined;
  }

  clear(): void {
    this.byAgent.clear();
    this.byPeer.clear();
    this.byThird.clear();
  }
}
