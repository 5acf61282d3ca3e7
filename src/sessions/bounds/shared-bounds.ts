import type { AgentHistories } from '../history/agent-histories.js';
import type { FairShare } from './fair-share.js';

/** What all sessions of this process have together, with one bound each. */
export interface SharedBounds {
  readonly journals: FairShare;
  readonly answers: FairShare;
  readonly histories: AgentHistories;
}
