import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

const KEY_MS = 100;
/** Without a pause between them, two equal digits may reach the far end as one. */
const BETWEEN_KEYS_MS = 60;

/** Those channels' devices get the digits, one after the other. Resolves when the last one has been sent. */
export async function pressKeys(at: AsteriskSwitch, targets: () => readonly string[], digits: string): Promise<void> {
  for (const Digit of digits) {
    const channels = targets().flatMap((uid) => at.mirror.live(uid) ?? []);
    if (channels.length === 0) throw new CtiRejectedError('not possible now', { state: 'ended' });
    // Asterisk answers when the key is up again.
    const press = ({ name }: ChannelRecord) =>
      at.ask.ami.action('PlayDTMF', { Channel: name, Digit, Duration: String(KEY_MS) });
    await Promise.all(channels.map(press));
    await new Promise<void>((resolve) => at.parts.clock.after(BETWEEN_KEYS_MS, resolve));
  }
}
