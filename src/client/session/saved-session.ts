import type { SessionObject } from '../../protocol/objects/session.object.js';

/** What is kept of a session over a reload. */
export interface SavedSession {
  readonly id: string;
  readonly token: string;
  /** number of the latest event that is in `objects` */
  readonly lastSeq: number;
  readonly info: SessionObject;
  /** by target; left out where there was no room for them */
  readonly objects?: readonly (readonly [string, object])[];
  /** where the service was to be had */
  readonly addresses: readonly string[];
}
