import type { SwitchMirror } from '../mirror/switch-mirror.js';
import type { Party } from './arrangement.js';
import type { CallBook } from './call-book.js';
import { farOf } from './called-cause.js';

/** true where `other` is the leg of an agent who is not with `own` now, though both are in a call */
export function isHeldBy(book: CallBook, mirror: SwitchMirror, other: string, own: string): boolean {
  const settled = book.of(other)?.settled;
  if (settled?.agent !== other) return false;
  const has = (parties: readonly Party[]) => parties.some(({ uid }) => uid === own || farOf(mirror, uid)?.uid === own);
  return (['primary', 'consult'] as const).some((group) => has(settled[group]) && settled.focus !== group);
}
