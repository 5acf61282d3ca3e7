import type { Capability } from '../../cti/port/capability.js';
import type { SessionSettings } from '../session-settings.js';

type Deadline = (settings: SessionSettings) => number;

const transfer: Deadline = ({ transferTimeout }) => transferTimeout;

/** What takes longer by its nature than other commands. */
const DEADLINES: Partial<Record<Capability, Deadline>> = {
  'channel.dial': ({ dialTimeout }) => dialTimeout,
  // Who is to have the call is called first.
  'conversation.transfer': transfer,
  'conversation.deflect': transfer,
};

/** How many milliseconds the CTI has for that command. */
export function deadlineOf(command: Capability, settings: SessionSettings): number {
  return DEADLINES[command]?.(settings) ?? settings.ctiTimeout;
}
