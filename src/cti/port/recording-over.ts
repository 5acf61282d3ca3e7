import type { CtiInteraction } from './cti-facts.js';

type Recorded = Pick<CtiInteraction, 'recording' | 'recordings'>;

/** What is said of the recordings of a contact that is over for the agent: none is of the agent's part any more. */
export function recordingOver({ recordings }: Pick<CtiInteraction, 'recordings'>): Recorded {
  if (!recordings) return { recording: 'off' };
  return { recording: 'off', recordings: recordings.map(({ id }) => ({ id, state: 'stopped' })) };
}
