import type { ConfigProblem } from '../config/config-problem.js';

/** Something that is otherwise than before. */
export interface Change {
  /** dotted path of the setting */
  readonly path: string;
  /** for people; never a value that may be a secret */
  readonly detail?: string;
}

/** What has come of reading the settings anew. */
export interface ReloadOutcome {
  /** what was the reason, for people */
  readonly trigger: string;
  /** `refused`: something is wrong, and nothing has changed; `ending`: the process ends, and nothing was read */
  readonly result: 'applied' | 'refused' | 'ending';
  /** what is in effect now and was not before */
  readonly changed: readonly Change[];
  /** paths of the settings that are otherwise than at the start, and wait for the next one */
  readonly restart: readonly string[];
  /** why it was refused: all of it; of what is applied, what could not be set by a fault of ours */
  readonly problems: readonly ConfigProblem[];
}
