import type { CallMark } from '../switch/call-mark.js';
import type { CallCard } from '../calls/call-card.js';
import type { LeftAlone, ThirdParty } from './third-party.js';

/**
 * `taking`: the legs are on their way into our application; `held`: they are there, the peer hears music; `joined`: they
 * talk in a bridge of ours; `returning`: they are on their way back to each other
 */
export type TakeOverPhase = 'taking' | 'held' | 'joined' | 'returning';

/** A call whose two legs are in our application, and perhaps a third one. */
export interface TakeOver {
  /** Uniqueid of the leg of the agent who asked for it */
  readonly agent: string;
  readonly peer: string;
  readonly card: CallCard;
  phase: TakeOverPhase;
  third?: ThirdParty | undefined;
  /** bridge of ours in which somebody of the two may be; taken away with them */
  bridge?: string | undefined;
  /** set where the peer is one who was the third */
  readonly left?: LeftAlone | undefined;
  /** set where another process has written on it last: what that was */
  adoptedFrom?: CallMark | undefined;
  /** a step that follows from who has left is on its way */
  tended?: boolean;
  /** another process has made another call of it, which is about to be found */
  stale?: boolean;
}
