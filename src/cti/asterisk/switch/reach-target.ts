import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { CHANNEL_STATE } from '../mirror/channel-state.js';
import { calledBy } from '../mirror/peer.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { createChannel } from './create-channel.js';
import { endChannel } from './end-channel.js';
import { newThird } from './new-third.js';
import { dialplanHalf, thirdCause } from './third-cause.js';

const enc = encodeURIComponent;

/** Somebody to whom a call is to go. */
export interface TargetCall {
  readonly to: string;
  /** the number that is shown there */
  readonly callerId: string;
  readonly customer: ChannelRecord;
}

/**
 * Calls the target while the call itself stays as it is: nobody is sent to where nobody can be reached. Resolves with the
 * Uniqueid of the target's channel, which is in our application, once it rings or has answered; until the caller
 * deletes it there, it is `expected`.
 * @throws CtiRejectedError with the reason, e.g. `busy` or `unreachable`; then nothing is left of the attempt
 */
export async function reachTarget(at: AsteriskSwitch, target: TargetCall): Promise<string> {
  const { timeouts } = at.parts.options;
  const uid = `ip-${at.parts.ids.next()}`;
  at.expected.add(uid);
  try {
    if (!at.mirror.live(target.customer.uid)) throw new CtiRejectedError('the call has ended');
    await create(at, uid, target);
    await at.waits.until(() => (at.isInApplication(uid) && at.mirror.live(uid) ? true : undefined), timeouts.confirm);
    const timeout = String(Math.ceil(timeouts.ring / 1_000));
    await at.ask.ari.post(`/channels/${enc(uid)}/dial`, { caller: target.customer.uid, timeout });
    let far: string | undefined;
    const reached = () => {
      far = farOf(at, uid)?.uid ?? far;
      return look(at, uid, target, far);
    };
    return await at.waits.until(reached, timeouts.reach);
  } catch (error) {
    await dropTarget(at, uid);
    throw error;
  }
}

/** Ends the attempt, whether its channel is known yet or not; it is no longer expected. */
export async function dropTarget(at: AsteriskSwitch, uid: string): Promise<void> {
  const drop = async () => (at.mirror.live(uid) ? endChannel(at, uid) : at.ask.ari.delete(`/channels/${enc(uid)}`));
  await drop().catch(() => undefined);
  at.expected.delete(uid);
}

function create(at: AsteriskSwitch, uid: string, { to, customer, callerId }: TargetCall): Promise<void> {
  const { dataVariables } = at.parts.options;
  const values = dataVariables.map((name) => [`__${name}`, customer.variables.get(name) ?? ''] as const);
  const data = values.filter(([, value]) => value !== '');
  return createChannel(at, { uid, to, as: 'target', originator: customer.uid, callerId, data });
}

function look(at: AsteriskSwitch, uid: string, target: TargetCall, far: string | undefined): string | undefined {
  const record = at.mirror.live(uid);
  if (!record) {
    const { code } = thirdCause(at, { ...newThird(uid, target.to, 'consult', ''), far });
    throw new CtiRejectedError('cannot be reached', { reason: code === 'released' ? 'unreachable' : code });
  }
  if (!at.mirror.live(target.customer.uid)) throw new CtiRejectedError('the call has ended');
  const state = at.mirror.live(far)?.state;
  return record.up || state === CHANNEL_STATE.RINGING || state === CHANNEL_STATE.UP ? uid : undefined;
}

/** The device that is called, behind the Local channel if there is one. */
function farOf(at: AsteriskSwitch, uid: string): ChannelRecord | undefined {
  const half = at.mirror.live(dialplanHalf(uid));
  return half ? calledBy(at.mirror, half) : at.mirror.live(uid);
}
