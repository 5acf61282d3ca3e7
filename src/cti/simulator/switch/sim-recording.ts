import type { RecordedState } from '../../../protocol/objects/object-states.js';

/** One recording of a contact, as far as a switch without media has any. */
export class SimRecording {
  state: RecordedState = 'on';

  constructor(readonly id: string) {}
}
