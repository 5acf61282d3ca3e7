import type { Capability } from '../../cti/port/capability.js';
import type { CapabilityRow } from './capability-row.js';
import { CHANNEL_CAPABILITIES } from './channel-capabilities.js';
import { CONVERSATION_CAPABILITIES } from './conversation-capabilities.js';
import { DIRECTORY_ROWS } from './directory-capabilities.js';
import { INTERACTION_CAPABILITIES } from './interaction-capabilities.js';

/** Every capability: its name in CSTA, how it is asked for, and how one sees that it does something. */
export const CAPABILITY_ROWS: Readonly<Record<Capability, CapabilityRow>> = {
  ...CHANNEL_CAPABILITIES,
  ...DIRECTORY_ROWS,
  ...INTERACTION_CAPABILITIES,
  ...CONVERSATION_CAPABILITIES,
};
