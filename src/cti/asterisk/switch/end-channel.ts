import { AmiRefusedError } from '../ami/ami-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';

const NORMAL_CLEARING = '16';

/** Ends a leg, if it has not ended by itself; resolves once it is gone. */
export async function endChannel(at: AsteriskSwitch, uid: string): Promise<void> {
  const record = at.mirror.live(uid);
  if (!record) return;
  try {
    await at.ask.ami.action('Hangup', { Channel: record.name, Cause: NORMAL_CLEARING });
  } catch (error) {
    // The events are the switch's word as well: it is gone, and only the answer is lost.
    if (!(error instanceof AmiRefusedError) && at.mirror.live(uid)) throw error;
  }
  await at.waits.until(() => (at.mirror.live(uid) ? undefined : true), at.parts.options.timeouts.confirm);
}
