import { Logger } from '@nestjs/common';
import type { AsteriskSwitch } from './asterisk-switch.js';

const log = new Logger('AsteriskTakeOver');

/**
 * Sends a caller whom nobody has taken back to where it was in its dialplan: into its queue, or to the device that it
 * called. It waits anew there, but it is not lost. Nothing happens where its place is not known any more.
 * @returns true where it is known
 */
export function sendBack(at: AsteriskSwitch, uid: string): boolean {
  const place = at.origins.get(uid);
  if (!place || !at.mirror.live(uid)) return false;
  at.origins.delete(uid);
  at.ask.ari
    .post(`/channels/${encodeURIComponent(uid)}/continue`, { ...place })
    .catch((error: unknown) => log.warn(`a caller whom nobody has taken: ${String(error)}`));
  return true;
}
