import type { TakeOver } from '../mirror/take-over.js';

/** The calls whose legs are in our application, whichever process has taken them there. */
export class TakeOverBook {
  private readonly byAgent = new Map<string, TakeOver>();
  private readonly byPeer = new Map<string, TakeOver>();

  get all(): readonly TakeOver[] {
    return [...this.byAgent.values()];
  }

  /** by the leg of the agent who asked for it */
  of(agent: string): TakeOver | undefined {
    return this.byAgent.get(agent);
  }

  /** by either leg */
  involving(uid: string): TakeOver | undefined {
    return this.byAgent.get(uid) ?? this.byPeer.get(uid);
  }

  has(call: TakeOver): boolean {
    return this.byAgent.get(call.agent) === call;
  }

  add(call: TakeOver): void {
    this.byAgent.set(call.agent, call);
    this.byPeer.set(call.peer, call);
  }

  remove(call: TakeOver): void {
    if (!this.has(call)) return;
    this.byAgent.delete(call.agent);
    this.byPeer.delete(call.peer);
  }

  clear(): void {
    this.byAgent.clear();
    this.byPeer.clear();
  }
}
