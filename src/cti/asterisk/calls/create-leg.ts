import { inheritedTrace } from '../pbx/inherited-trace.js';
import type { CallWorld } from './call-world.js';

/** Somebody who is to be called. */
interface Called {
  readonly uid: string;
  readonly to: string;
  /** Uniqueid of the channel for whose sake it calls */
  readonly originator: string;
  /** Uniqueid of the leg of the agent whose call it is */
  readonly agentLeg: string;
  /** number that is shown there */
  readonly callerId: string;
  /** names and values; `__` before a name: it goes on to the channels that it calls */
  readonly data?: Readonly<Record<string, string>>;
}

/** What is written on the channel so that it ends by itself; `0`: it may stay. */
export const TIME_LIMIT = 'TIMEOUT(absolute)';

/**
 * Uniqueid of the half of a called one's Local channel that goes through the dialplan. It does not begin with the other one:
 * Asterisk finds channels also by the beginning of their Uniqueid.
 */
export const dialplanHalf = (uid: string): string => `half-${uid}`;

/**
 * Makes a channel that comes into our application and does not call yet. It is made with all that has to be on it: one
 * that nobody takes any further ends by itself, also where this process is gone in the very next moment.
 */
export async function createLeg(world: CallWorld, called: Called): Promise<void> {
  const { uid, to, originator, agentLeg, callerId, data = {} } = called;
  const { ring, confirm } = world.options.timeouts;
  const endpoint = world.devices.third(to);
  const local = endpoint.startsWith('Local/') ? { otherChannelId: dialplanHalf(uid) } : {};
  await world.pbx.create({
    endpoint,
    app: world.application,
    appArgs: `called,${agentLeg}`,
    channelId: uid,
    originator,
    ...local,
    variables: {
      'CALLERID(num)': callerId,
      [TIME_LIMIT]: String(Math.ceil((ring + confirm) / 1_000)),
      ...inheritedTrace(),
      ...data,
    },
  });
}
