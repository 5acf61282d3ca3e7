import type { AmiMessage } from '../ami/ami-message.js';

/** Who wants to know what becomes of one device and one queue member. */
export interface SwitchWatcher {
  /** Something about the device's calls may have changed. */
  refresh(): void;
  /** A queue membership of the member was added, removed or paused. */
  memberEvent(event: AmiMessage): void;
}
