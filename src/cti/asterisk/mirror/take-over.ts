import type { CallCard } from './call-card.js';

/**
 * `taking`: the legs are on their way into our application; `held`: they are there, the peer hears music;
 * `returning`: they are on their way back to each other
 */
export type TakeOverPhase = 'taking' | 'held' | 'returning';

/** A call whose two legs are in our application. */
export interface TakeOver {
  /** Uniqueid of the leg of the agent who asked for it */
  readonly agent: string;
  readonly peer: string;
  readonly card: CallCard;
  phase: TakeOverPhase;
}
