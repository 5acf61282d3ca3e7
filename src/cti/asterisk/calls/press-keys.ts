import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { CallWorld } from './call-world.js';

const KEY_MS = 100;
/** Without a pause between them, two equal digits may reach the far end as one. */
const BETWEEN_KEYS_MS = 60;

/** Those channels' devices get the digits, one after the other. Resolves when the last one has been sent. */
export async function pressKeys(
  { pbx, mirror, clock }: Pick<CallWorld, 'pbx' | 'mirror' | 'clock'>,
  targets: () => readonly string[],
  digits: string,
): Promise<void> {
  for (const digit of digits) {
    const channels = targets().flatMap((uid) => mirror.live(uid) ?? []);
    if (channels.length === 0) throw new CtiRejectedError('no-such-call', 'not possible now', { state: 'ended' });
    await Promise.all(channels.map(({ name }) => pbx.pressKey(name, digit, KEY_MS)));
    await new Promise<void>((resolve) => clock.after(BETWEEN_KEYS_MS, resolve));
  }
}
