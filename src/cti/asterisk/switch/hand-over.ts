import { Logger } from '@nestjs/common';
import { CtiRejectedError, CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { endChannel } from './end-channel.js';
import { handBack } from './give-back.js';
import { isWhole } from './guard-calls.js';
import { letStay } from './let-stay.js';
import { closeBridge, moveIn, openBridge } from './three-bridge.js';
import { writeMark } from './write-mark.js';

const log = new Logger('AsteriskTakeOver');

/**
 * Joins a customer and a target who are both in our application; the target may ring still, and the customer hears
 * that. They talk as soon as it answers, also when this process is not there any more.
 * @param pair the target as `agent`, the customer as `peer`
 * @param before the call that it takes the place of; until then it is the customer's
 * @throws CtiRejectedError where one of them has gone meanwhile; the customer is in no bridge then
 */
export async function handOver(at: AsteriskSwitch, pair: TakeOver, before?: TakeOver): Promise<void> {
  await writeMark(at, pair, [pair.agent, pair.peer]);
  await letStay(at, pair.agent);
  const bridge = await openBridge(at);
  try {
    await moveIn(at, bridge, [pair.peer, pair.agent]);
    if (!at.mirror.live(pair.agent)?.up) await at.ask.ari.post(`/channels/${encodeURIComponent(pair.peer)}/ring`);
    if (!isWhole(at, pair)) throw new CtiRejectedError('the target has gone');
  } catch (error) {
    await closeBridge(at, bridge).catch(() => undefined);
    throw error;
  }
  pair.phase = 'returning';
  if (before) at.takeOvers.replace(before, pair);
  finish(at, pair, bridge).catch((error: unknown) => log.warn(`after a transfer: ${String(error)}`));
}

/** Once the target has answered Asterisk itself owns the call. */
export async function finish(at: AsteriskSwitch, pair: TakeOver, bridge: string): Promise<void> {
  const { ring, confirm } = at.parts.options.timeouts;
  try {
    await at.waits.until(() => answered(at, pair), ring + confirm);
    await handBack(at, pair, bridge);
  } catch (error) {
    // The next reading finds them by their marks.
    if (error instanceof CtiUnavailableError) return;
    const talking = isWhole(at, pair) && at.mirror.live(pair.agent)?.up;
    if (talking) throw error;
    await Promise.all([pair.agent, pair.peer].map((uid) => endChannel(at, uid)));
    await closeBridge(at, bridge);
  } finally {
    at.takeOvers.remove(pair);
    at.refresh(pair.agent);
  }
}

function answered(at: AsteriskSwitch, pair: TakeOver): true | undefined {
  if (!isWhole(at, pair)) throw new CtiRejectedError('the call has ended');
  return at.mirror.live(pair.agent)?.up ? true : undefined;
}
