import { AmiRefusedError } from '../ami/ami-error.js';
import type { AsteriskSwitch } from './asterisk-switch.js';
import { TIME_LIMIT } from './create-channel.js';

/** A channel that we have made may stay from now on: others look after it. Nothing happens where it has ended. */
export async function letStay(at: AsteriskSwitch, uid: string): Promise<void> {
  const Channel = at.mirror.live(uid)?.name;
  if (Channel === undefined) return;
  try {
    await at.ask.ami.action('Setvar', { Channel, Variable: TIME_LIMIT, Value: '0' });
  } catch (error) {
    if (!(error instanceof AmiRefusedError)) throw error;
  }
}
