import type { AsteriskSwitch } from './asterisk-switch.js';
import { dialplanHalf } from './third-cause.js';

/** A channel that is to call somebody. */
export interface NewChannel {
  readonly uid: string;
  readonly to: string;
  readonly as: 'target' | 'third';
  /** Uniqueid of the channel for whose sake it calls */
  readonly originator: string;
  /** number that is shown there */
  readonly callerId: string;
  /** names and values; `__` before a name: it goes on to the channels that it calls */
  readonly data?: readonly (readonly [name: string, value: string])[];
}

/** What is written on the channel so that it ends by itself; `0`: it may stay. */
export const TIME_LIMIT = 'TIMEOUT(absolute)';

/**
 * Makes a channel that comes into our application and does not call yet. It is made with all that has to be on it: one
 * that nobody takes any further ends by itself, also where this process is gone in the very next moment.
 */
export async function createChannel(at: AsteriskSwitch, channel: NewChannel): Promise<void> {
  const { uid, as, originator, callerId, data = [] } = channel;
  const { ring, confirm } = at.parts.options.timeouts;
  const endpoint = at.parts.devices.third(channel.to);
  const local = endpoint.startsWith('Local/') ? { otherChannelId: dialplanHalf(uid) } : {};
  const query = { endpoint, app: at.parts.application, appArgs: as, channelId: uid, originator, ...local };
  const variables = Object.fromEntries([
    ['CALLERID(num)', callerId],
    [TIME_LIMIT, String(Math.ceil((ring + confirm) / 1_000))],
    ...data,
  ]);
  await at.ask.ari.post('/channels/create', query, { variables });
}
