import type { InteractionDirection } from '../../../protocol/objects/object-states.js';

/** What a telephone is told about a call when it rings or dials; it stays so whatever becomes of the call. */
export interface SimHead {
  readonly direction: InteractionDirection;
  readonly from: string;
  readonly to: string;
  readonly queue?: string;
}
