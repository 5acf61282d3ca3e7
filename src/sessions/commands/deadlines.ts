import type { DtmfData } from '../../protocol/session/dtmf.dto.js';
import type { SessionSettings } from '../session-settings.js';

/** to press a key and let it go, with a pause after it, and time to spare */
const KEY_MS = 300;

/** What takes longer by its nature than other commands. */
const DEADLINES = {
  // A telephone has to answer, or somebody is called into the call.
  dial: ({ dialTimeout }) => dialTimeout,
  // Who is to have the call is called first.
  transfer: ({ transferTimeout }) => transferTimeout,
  digits: ({ ctiTimeout }, data) => ctiTimeout + (data as DtmfData).digits.length * KEY_MS,
} as const satisfies Readonly<Record<string, (settings: SessionSettings, data: object) => number>>;

/** the most digits of one command */
const MOST_DIGITS = 32;

export type DeadlineName = keyof typeof DEADLINES;

/** How many milliseconds the CTI has for a command with that deadline; without one, what it has for most. */
export function deadlineOf(name: DeadlineName | undefined, settings: SessionSettings, data: object): number {
  return name === undefined ? settings.ctiTimeout : DEADLINES[name](settings, data);
}

/** The longest that the CTI may have for any command, in milliseconds. */
export function longestDeadline(settings: SessionSettings): number {
  const names = Object.keys(DEADLINES) as readonly DeadlineName[];
  const digits = '0'.repeat(MOST_DIGITS);
  return Math.max(settings.ctiTimeout, ...names.map((name) => deadlineOf(name, settings, { digits })));
}
