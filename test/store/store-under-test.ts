import type { SessionStore } from '../../src/sessions/store/session-store.js';

/** Two instances' ways to one store, and what can befall it. */
export interface StoreUnderTest {
  readonly one: SessionStore;
  readonly other: SessionStore;
  /** All that is in it is gone. */
  readonly loseAll: () => Promise<void>;
  /** Neither can ask it until `mend()`. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  /** Time goes by, in milliseconds. */
  readonly pass: (ms: number) => Promise<void>;
  /** Ends both, and what belongs to them. */
  readonly close: () => Promise<void>;
}

/** @param retention of the store, in milliseconds */
export type MakeStore = (retention: number) => Promise<StoreUnderTest>;
