import { Logger } from '@nestjs/common';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { TakeOver } from '../mirror/take-over.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { isWhole } from './guard-calls.js';

const enc = encodeURIComponent;

const log = new Logger('AsteriskTakeOver');

/** The legs of a held call talk to each other again, and Asterisk itself owns the call, so that it ends by itself. */
export async function giveBack(at: AsteriskSwitch, call: TakeOver): Promise<void> {
  const { ari } = at.ask;
  const { application } = at.parts;
  const bridge = `${application}-${at.parts.ids.next()}`;
  call.phase = 'returning';
  try {
    await ari.post('/bridges', { type: 'mixing', bridgeId: bridge, name: application });
    await ari.delete(`/channels/${enc(call.peer)}/moh`);
    await ari.post(`/bridges/${enc(bridge)}/addChannel`, { channel: `${call.peer},${call.agent}` });
    await inBridge(at, call, (found) => found === bridge);
    await leaveBridge(at, call, bridge);
  } catch (error) {
    await holdAgain(at, call, bridge);
    throw error;
  }
  try {
    await settleDown(at, call, bridge);
  } finally {
    at.takeOvers.remove(call);
    at.refresh(call.agent);
  }
}

/** Gives back a call whose legs are joined in that bridge of ours already. */
export async function handBack(at: AsteriskSwitch, call: TakeOver, bridge: string): Promise<void> {
  await leaveBridge(at, call, bridge);
  await settleDown(at, call, bridge);
}

const namesOf = (at: AsteriskSwitch, call: TakeOver): readonly [string, string] => [
  at.mirror.live(call.peer)?.name ?? '',
  at.mirror.live(call.agent)?.name ?? '',
];

/**
 * Moves two legs out of our bridge into one of Asterisk's own. They have to be in a bridge: one that sits in a
 * dialplan application would be replaced by another channel, and the queue would lose it.
 */
async function leaveBridge(at: AsteriskSwitch, call: TakeOver, bridge: string): Promise<void> {
  const [Channel1, Channel2] = namesOf(at, call);
  try {
    await at.ask.ami.action('Bridge', { Channel1, Channel2, Tone: 'no' });
  } catch (error) {
    // The events are the switch's word as well: the two talk elsewhere, and only the answer is lost.
    if (error instanceof AmiTimeoutError && areTogether(at, call, (found) => found !== bridge)) return;
    throw error;
  }
}

async function settleDown(at: AsteriskSwitch, call: TakeOver, bridge: string): Promise<void> {
  const { ami, ari } = at.ask;
  const warn = (error: unknown) => log.warn(`after giving back: ${String(error)}`);
  // Afterwards each leg would go on at its last place in the dialplan: into our application again.
  const stay = (Channel: string) =>
    ami.action('Setvar', { Channel, Variable: 'CHANNEL(after_bridge_goto)', Value: '' });
  await Promise.all(namesOf(at, call).map((name) => stay(name).catch(warn)));
  await inBridge(at, call, (found) => found !== bridge);
  await ari.delete(`/bridges/${enc(bridge)}`).catch(warn);
}

function inBridge(at: AsteriskSwitch, call: TakeOver, right: (bridge: string) => boolean): Promise<true> {
  const look = () => {
    if (!isWhole(at, call)) throw new CtiRejectedError('the call has ended');
    return areTogether(at, call, right) ? true : undefined;
  };
  return at.waits.until(look, at.parts.options.timeouts.confirm);
}

function areTogether(at: AsteriskSwitch, call: TakeOver, right: (bridge: string) => boolean): boolean {
  const [agent, peer] = [at.mirror.live(call.agent)?.bridge, at.mirror.live(call.peer)?.bridge];
  return agent !== undefined && agent === peer && right(agent);
}

/** Back to where it was: a bridge that is deleted leaves its channels in our application. */
async function holdAgain(at: AsteriskSwitch, call: TakeOver, bridge: string): Promise<void> {
  const quietly = (work: () => Promise<unknown>) => work().catch(() => undefined);
  await quietly(async () => at.ask.ari.delete(`/bridges/${enc(bridge)}`));
  await quietly(async () => at.ask.ari.post(`/channels/${enc(call.peer)}/moh`));
  await quietly(() => at.waits.until(() => apart(at, call), at.parts.options.timeouts.confirm));
  call.phase = 'held';
  at.refresh(call.agent);
}

function apart(at: AsteriskSwitch, call: TakeOver): true | undefined {
  at.requireLink();
  const bridges = [call.agent, call.peer].map((uid) => at.mirror.live(uid)?.bridge);
  return bridges.every((bridge) => bridge === undefined) ? true : undefined;
}
