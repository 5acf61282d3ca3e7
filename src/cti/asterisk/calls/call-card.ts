import type { InteractionDirection } from '../../../protocol/objects/object-states.js';

/** What a call was when it came about; it stays so whatever becomes of the legs. */
export interface CallCard {
  readonly direction: InteractionDirection;
  /** true where the agent is the one who called */
  readonly calling: boolean;
  readonly from: string;
  readonly to: string;
  readonly queue?: string;
}
