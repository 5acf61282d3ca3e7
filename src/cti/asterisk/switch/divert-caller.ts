import type { ChannelRecord } from '../mirror/channel-record.js';
import type { TakeOver } from '../mirror/take-over.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { handOver } from './hand-over.js';
import { sendBack } from './send-back.js';
import { takeAlone } from './take-alone.js';

/**
 * Takes a caller, whom nobody has answered yet, away from where it waits, and joins it with a target that rings or has
 * answered. Where that fails the caller goes back to where it was.
 * @param pair the target as `agent`, the caller as `peer`
 */
export async function divertCaller(at: AsteriskSwitch, caller: ChannelRecord, pair: TakeOver): Promise<void> {
  await takeAlone(at, caller, pair);
  try {
    await handOver(at, pair);
  } catch (error) {
    at.takeOvers.remove(pair);
    sendBack(at, caller.uid);
    throw error;
  }
  at.origins.delete(caller.uid);
}
