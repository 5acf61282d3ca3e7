import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { callProgress } from '../mirror/call-progress.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { CallWorld } from './call-world.js';
import { createLeg, TIME_LIMIT } from './create-leg.js';
import { failureCause } from './failure-cause.js';
import { rejectionReason } from './rejection-reason.js';
import type { SwitchView } from './switch-view.js';

/** Somebody to whom a call is to go. */
export interface TargetCall {
  readonly to: string;
  /** the number that is shown there */
  readonly callerId: string;
  readonly customer: ChannelRecord;
  readonly agentLeg: string;
}

/**
 * Calls the target while the call itself stays as it is: nobody is sent to where nobody can be reached. Resolves with the
 * Uniqueid of the target's channel, which is in our application, once it rings, is heard or has answered; until the caller
 * deletes it there, it is `expected`.
 * @throws CtiRejectedError with the reason, e.g. `busy` or `unreachable`; then nothing is left of the attempt
 */
export async function reachTarget(world: CallWorld, view: SwitchView, target: TargetCall): Promise<string> {
  const { pbx, waits, applied, expected, ids, options } = world;
  const { timeouts } = options;
  const uid = `ip-${ids.next()}`;
  expected.add(uid);
  try {
    await create(world, uid, target);
    await waits.until(() => (view.isOurs(uid) ? true : undefined), timeouts.confirm);
    await pbx.call(uid, target.customer.uid, Math.ceil(timeouts.ring / 1_000));
    applied.setCalling(uid);
    const reached = await waits.until(() => look(world, uid, target), timeouts.reach);
    await mayStay(world, uid);
    return reached;
  } catch (error) {
    await dropTarget(world, uid);
    throw error;
  }
}

/** From now on others look after it: it ends no more by itself, whatever becomes of this process. */
async function mayStay({ pbx, mirror }: CallWorld, uid: string): Promise<void> {
  const name = mirror.live(uid)?.name;
  if (name !== undefined) await pbx.writeIfThere(name, TIME_LIMIT, '0');
}

/** Ends the attempt, whether its channel is known yet or not; it is no longer expected. */
export async function dropTarget({ pbx, mirror, expected }: CallWorld, uid: string): Promise<void> {
  const name = mirror.live(uid)?.name;
  const drop = name === undefined ? pbx.end(uid) : pbx.hangUp(name);
  await drop.catch(() => undefined);
  expected.delete(uid);
}

function create(world: CallWorld, uid: string, { to, customer, callerId, agentLeg }: TargetCall): Promise<void> {
  if (!world.mirror.live(customer.uid)) throw new CtiRejectedError('no-such-call', 'the call has ended');
  const values = world.options.dataVariables.map((name) => [`__${name}`, customer.variables.get(name) ?? ''] as const);
  const data = Object.fromEntries(values.filter(([, value]) => value !== ''));
  return createLeg(world, { uid, to, originator: customer.uid, agentLeg, callerId, data });
}

function look({ mirror }: CallWorld, uid: string, target: TargetCall): string | undefined {
  const progress = callProgress(mirror, uid);
  if (progress.at === 'failed') {
    throw new CtiRejectedError(rejectionReason(failureCause(progress.causes)), 'cannot be reached');
  }
  if (!mirror.live(target.customer.uid)) throw new CtiRejectedError('no-such-call', 'the call has ended');
  return progress.at === 'calling' ? undefined : uid;
}
