import type { Capability } from '../../cti/port/capability.js';
import type { CtiSession } from '../../cti/port/cti-session.js';
import type { CallArguments } from './capability-row.js';
import { CAPABILITY_ROWS } from './capability-rows.js';
import { NO_DIRECTORY } from './no-directory.js';

/** Names a call, a number and a queue that there are not, and no directory. */
const NOWHERE: Omit<CallArguments, 'channel'> = {
  ref: { interaction: 'none', conversation: 'none' },
  to: 'none',
  queue: 'none',
  party: 'none',
  endpoint: 'mail@example.org',
  type: 'Email',
  data: {},
  directory: NO_DIRECTORY,
  listener: () => undefined,
};

/** Asks for what a capability stands for. */
export function ask(
  capability: Capability,
  session: CtiSession,
  channel: string,
  args: Partial<CallArguments> = {},
): Promise<unknown> {
  return CAPABILITY_ROWS[capability].ask(session, { ...NOWHERE, channel, ...args });
}
