import type { Call } from './call.js';

/** The calls on which agents have worked, by their legs. */
export class CallBook {
  private readonly byAgent = new Map<string, Call>();
  private readonly byLeg = new Map<string, Set<Call>>();

  get all(): readonly Call[] {
    return [...this.byAgent.values()];
  }

  /** by the leg of the agent whose call it is */
  of(agentLeg: string): Call | undefined {
    return this.byAgent.get(agentLeg);
  }

  /** Those that have, or had, that leg, as whatever. */
  involving(uid: string): Iterable<Call> {
    return this.byLeg.get(uid) ?? [];
  }

  has(call: Call): boolean {
    return this.byAgent.get(call.agentLeg) === call;
  }

  /** Also for one that has got further legs. */
  add(call: Call): void {
    this.byAgent.set(call.agentLeg, call);
    for (const uid of call.touched) {
      const there = this.byLeg.get(uid);
      if (there) there.add(call);
      else this.byLeg.set(uid, new Set([call]));
    }
  }

  remove(call: Call): void {
    if (!this.has(call)) return;
    this.byAgent.delete(call.agentLeg);
    for (const uid of call.touched) {
      const there = this.byLeg.get(uid);
      there?.delete(call);
      if (there?.size === 0) this.byLeg.delete(uid);
    }
  }

  clear(): void {
    this.byAgent.clear();
    this.byLeg.clear();
  }
}
