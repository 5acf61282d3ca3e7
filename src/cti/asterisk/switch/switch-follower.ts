import type { AmiMessage } from '../ami/ami-message.js';

/** Who wants to know what goes on at the queues. */
export interface SwitchFollower {
  /** one event, in its turn */
  heard(event: AmiMessage): void;
  /** all that had come at once has been heard */
  settled(): void;
  /**
   * All queues are about to be read.
   * @returns what takes the rows of `QueueStatus`; undefined: nothing came of it
   */
  reading(): (rows: readonly AmiMessage[] | undefined) => void;
  /** The link is gone: nothing is known. */
  lost(): void;
}
