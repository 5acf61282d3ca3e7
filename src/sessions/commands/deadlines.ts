import type { Capability } from '../../cti/port/capability.js';
import type { DtmfData } from '../../protocol/session/dtmf.dto.js';
import type { SessionSettings } from '../session-settings.js';

type Deadline = (settings: SessionSettings, data: object) => number;

/** to press a key and let it go, with a pause after it, and time to spare */
const KEY_MS = 300;

const dial: Deadline = ({ dialTimeout }) => dialTimeout;
const transfer: Deadline = ({ transferTimeout }) => transferTimeout;

/** What takes longer by its nature than other commands. */
const DEADLINES: Partial<Record<Capability, Deadline>> = {
  'channel.dial': dial,
  // A telephone has to answer, or somebody is called into the call.
  'interaction.accept': dial,
  'interaction.consult': dial,
  'conversation.answer': dial,
  'conversation.conference': dial,
  // Who is to have the call is called first.
  'conversation.transfer': transfer,
  'conversation.deflect': transfer,
  'conversation.dtmf': ({ ctiTimeout }, data) => ctiTimeout + (data as DtmfData).digits.length * KEY_MS,
};

/** How many milliseconds the CTI has for that command. */
export function deadlineOf(command: Capability, settings: SessionSettings, data: object): number {
  return DEADLINES[command]?.(settings, data) ?? settings.ctiTimeout;
}
