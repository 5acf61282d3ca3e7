/** A timer that its owner ends. Ending it twice, or after it fired, does nothing. */
export interface Timer {
  cancel(): void;
}

/** Where time comes from; tests put their own in its place. */
export interface Clock {
  /** milliseconds since the epoch */
  now(): number;
  /** Runs `action` once, `delay` milliseconds from now. */
  after(delay: number, action: () => void): Timer;
}

export const CLOCK = Symbol('Clock');
