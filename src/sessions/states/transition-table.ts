/** A state machine as data: where an object may start, where it may go from each state, where it may rest for good. */
export interface TransitionTable<S extends string> {
  readonly name: string;
  readonly initial: readonly S[];
  readonly final: readonly S[];
  readonly moves: Readonly<Record<S, readonly S[]>>;
}

/** Whether the table has that move; staying where one is is no move and always possible. */
export function mayMove<S extends string>(table: TransitionTable<S>, from: S, to: S): boolean {
  return from === to || table.moves[from].includes(to);
}

/**
 * Looks for states that cannot be reached, dead ends that are not final, and final states that are left again.
 * @returns the table itself
 * @throws Error naming the table and the state; a table is part of the program, so this is at start
 */
export function checkedTable<S extends string>(table: TransitionTable<S>): TransitionTable<S> {
  const all = Object.keys(table.moves) as S[];
  const reached = new Set<S>(table.initial);
  for (const state of reached) for (const next of table.moves[state]) reached.add(next);
  for (const state of all) {
    const final = table.final.includes(state);
    if (!reached.has(state)) throw new Error(`${table.name}: ${state} cannot be reached`);
    if (final && table.moves[state].length > 0) throw new Error(`${table.name}: ${state} is final and has moves`);
    if (!final && table.moves[state].length === 0) throw new Error(`${table.name}: ${state} is a dead end`);
  }
  return table;
}
