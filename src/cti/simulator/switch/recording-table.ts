import type { RecordingState } from '../../../protocol/objects/object-states.js';

export type RecordingEvent = 'start' | 'stop' | 'pause' | 'resume';

/** What each order makes of a recording; stopping what does not run is no fault. */
export const RECORDING_TABLE: Readonly<
  Record<RecordingState, Readonly<Partial<Record<RecordingEvent, RecordingState>>>>
> = {
  off: { start: 'on', stop: 'off' },
  on: { stop: 'off', pause: 'paused' },
  paused: { stop: 'off', resume: 'on' },
};
