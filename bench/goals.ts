/** What is aimed at, and what may not be lost again. */
export interface Goal {
  /** as in the table's column */
  readonly goal: number;
  /**
   * below this for a ratio, above it for anything else, the run fails: half of the goal or of what was measured last,
   * whichever is easier, so that a noisy machine is no reason
   */
  readonly floor: number;
  /** whether less is better */
  readonly most?: true;
}

/** By the name of what is measured; raise a floor when something has become better. */
export const GOALS: Readonly<Record<string, Goal>> = {
  getServices: { goal: 1, floor: 0.3 },
  'getServices, pipelined': { goal: 0.8, floor: 0.32 },
  snapshot: { goal: 0.8, floor: 0.22 },
  'ready / not ready': { goal: 0.65, floor: 0.2 },
  'refused command': { goal: 0.8, floor: 0.24 },
  'whole call': { goal: 0.8, floor: 0.16 },
  'lone event': { goal: 0.65, floor: 0.16 },
  'memory per session, heap': { goal: 1.5, floor: 4.4, most: true },
  'memory per session, RSS': { goal: 1.5, floor: 6, most: true },
  '600 disconnects: longest block': { goal: 100, floor: 400, most: true },
  '10000 disconnects: longest block': { goal: 100, floor: 500, most: true },
  'simulator, queue call, 10000 agents': { goal: 1.5, floor: 4, most: true },
  'lone event in a call': { goal: 0.65, floor: 0.13 },
};
