import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { Leg } from '../mirror/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';

const KEY_MS = 100;
/** Without a pause between them, two equal digits may reach the far end as one. */
const BETWEEN_KEYS_MS = 60;

/** The other party gets the digits, one after the other. Resolves when the last one has been sent. */
export async function pressKeys(at: AsteriskSwitch, leg: Leg, digits: string): Promise<void> {
  for (const Digit of digits) {
    const peer = at.mirror.live(leg.peer);
    if (!peer || leg.state !== 'connected') throw new CtiRejectedError('not possible now', { state: leg.state });
    // Asterisk answers when the key is up again.
    await at.ask.ami.action('PlayDTMF', { Channel: peer.name, Digit, Duration: String(KEY_MS) });
    await new Promise<void>((resolve) => at.parts.clock.after(BETWEEN_KEYS_MS, resolve));
  }
}
