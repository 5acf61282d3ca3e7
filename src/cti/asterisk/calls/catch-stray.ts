import { Logger } from '@nestjs/common';
import type { CallWorld } from './call-world.js';
import { failureFields } from '../pbx/failure-fields.js';

const log = new Logger('AsteriskCalls');

/**
 * A leg has come into our application and belongs to no call: too late, or by its dialplan after its call. It would stay
 * for ever. One that calls, or is beside another, is the affair of whoever has just made it.
 */
export function catchStray({ mirror, book, applied, pbx, expected }: CallWorld, uid: string): void {
  const record = mirror.live(uid);
  if (!record || expected.has(uid) || record.name.startsWith('Snoop/') || [...book.involving(uid)].length > 0) return;
  const place = applied.placeOf(uid);
  const go = () => (place ? pbx.goOnAt(uid, place) : pbx.hangUp(record.name));
  const again = (error: unknown) => {
    log.warn('a leg that nobody waits for stays; once more', { leg: uid, ...failureFields(error) });
    return go();
  };
  go()
    .catch(again)
    .catch((error: unknown) => log.warn('a leg that nobody waits for stays', { leg: uid, ...failureFields(error) }));
}
