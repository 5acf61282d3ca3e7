import type { CtiLacks } from '../../cti/port/cti-facts.js';
import type { ObjectKind } from './object-kind.js';
import { maskOf, RULE_MASKS } from './rule-masks.js';

type Masks = Readonly<Record<ObjectKind, number>>;

/** By what is lacking: lists that many contacts share. */
const known = new WeakMap<readonly CtiLacks[], Masks>();

/** What a contact lacks, as bits of each kind; worked out once for each list. */
export function lackingCommands(lacks: readonly CtiLacks[]): Masks {
  const before = known.get(lacks);
  if (before) return before;
  const mask = (kind: ObjectKind) =>
    maskOf(RULE_MASKS[kind].commands, (one) => lacks.some(({ commands }) => commands.includes(one)));
  const masks = { channel: mask('channel'), interaction: mask('interaction'), conversation: mask('conversation') };
  known.set(lacks, masks);
  return masks;
}
