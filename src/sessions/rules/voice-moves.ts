import type { InteractionRecord } from '../model/object-records.js';

/** Where commands at work are taking the agent's voice. */
export interface VoiceMoves {
  /** whether any is at work */
  readonly moving: boolean;
  goesTo(interaction: InteractionRecord): boolean;
  /** whether somebody is being called for another interaction than that */
  callsElsewhere(than: InteractionRecord | undefined): boolean;
}

/** What is accepted goes by what is so, and by nothing that is still on its way. */
export const VOICE_AT_REST: VoiceMoves = { moving: false, goesTo: () => false, callsElsewhere: () => false };
