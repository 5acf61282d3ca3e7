/**
 * A queue for what falls due for many at once: what one turn of the event loop cannot do in a bounded time waits for the
 * next ones, so that everybody else is served in between.
 */
export interface Pace {
  /**
   * Runs `action` at once where this turn has time left and nobody waits, else in its turn; always in the order of asking.
   * @returns what takes it out of the queue; does nothing once it has begun
   */
  run(action: () => void): () => void;
}

export const PACE = Symbol('Pace');
