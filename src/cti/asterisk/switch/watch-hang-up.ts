import { CtiTimeoutError } from '../../../errors/switch-errors.js';
import type { AmiMessage } from '../ami/ami-message.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { hangUp } from './guard-calls.js';

/**
 * Sees to it that a device that has hung up is gone. `Bridge` and `Redirect` masquerade a channel that is in no bridge
 * at that moment, e.g. because it is just ending, and Asterisk forgets the hang-up with that: what is left is a call
 * with nobody at its other end, which would never end. Only channels that were in our application are looked at.
 */
export function watchHangUp(at: AsteriskSwitch, event: AmiMessage): void {
  const record = at.mirror.live(event.text('Uniqueid'));
  if (record?.hungUp === undefined || !at.marks.has(record.uid)) return;
  if (event.event === 'BridgeEnter') hangUp(at, record.name);
  if (event.event === 'HangupRequest') void endInTime(at, record);
}

async function endInTime(at: AsteriskSwitch, { uid }: ChannelRecord): Promise<void> {
  try {
    await at.waits.until(() => (at.mirror.live(uid) ? undefined : true), at.parts.options.timeouts.confirm);
  } catch (error) {
    const record = at.mirror.live(uid);
    // One that is in neither goes through the end of its dialplan.
    const stays = record && (record.bridge !== undefined || at.isInApplication(uid));
    if (stays && error instanceof CtiTimeoutError) hangUp(at, record.name);
  }
}
