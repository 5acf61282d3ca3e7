/** A state machine as data: for each state, the events it takes and the state each leads to. */
export class StateTable<S extends string, E extends string> {
  /**
   * Checks the table as it is made: every state can be reached from an `initial` one, the `final` one can be reached
   * from every state and takes no event.
   * @throws Error naming the first fault
   */
  constructor(
    private readonly rows: Readonly<Record<S, Readonly<Partial<Record<E, S>>>>>,
    initial: readonly S[],
    private readonly final: S,
  ) {
    const states = Object.keys(rows) as S[];
    const strange = states.flatMap((state) => this.targets(state)).find((target) => !states.includes(target));
    if (strange !== undefined) throw new Error(`state table: ${strange} is no state of it`);
    if (this.targets(final).length > 0) throw new Error(`state table: ${final} is final and takes events`);
    const reached = this.reachable(initial);
    for (const state of states) {
      if (!reached.has(state)) throw new Error(`state table: nothing leads to ${state}`);
      if (!this.reachable([state]).has(final)) throw new Error(`state table: ${state} never ends`);
    }
  }

  /** @returns undefined where the state does not take the event */
  next(state: S, event: E): S | undefined {
    return this.rows[state][event];
  }

  isFinal(state: S): boolean {
    return state === this.final;
  }

  private targets(state: S): S[] {
    return Object.values(this.rows[state]) as S[];
  }

  private reachable(from: readonly S[]): Set<S> {
    const seen = new Set(from);
    for (const state of seen) this.targets(state).forEach((target) => seen.add(target));
    return seen;
  }
}
