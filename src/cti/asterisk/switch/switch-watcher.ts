import type { Subject } from '../../../tracing/subject.js';

/** Who wants to know what becomes of one device. */
export interface SwitchWatcher {
  /** who works there */
  readonly agent?: { readonly id: string; readonly name?: string };
  /** the same, as lines of the log say */
  readonly subject?: Subject;
  /** The contact whose leg at that device that is, by its id. */
  callOf?(uid: string): string | undefined;
  /** Something about the device's calls may have changed. */
  refresh(): void;
}
