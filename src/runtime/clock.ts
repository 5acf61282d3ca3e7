/** A timer that its owner ends. Ending it twice, or after it fired, does nothing. */
export interface Timer {
  cancel(): void;
}

/** Where time comes from; tests put their own in its place. */
export interface Clock {
  /** Milliseconds since the epoch, for what people and clients are told. It jumps wherever the machine's clock is set. */
  now(): number;
  /** Milliseconds from an arbitrary zero, never backwards: for every age, deadline and duration. */
  elapsed(): number;
  /** Runs `action` once, `delay` milliseconds from now or later by `elapsed`, wherever the machine's clock is set meanwhile. */
  after(delay: number, action: () => void): Timer;
}

export const CLOCK = Symbol('Clock');
