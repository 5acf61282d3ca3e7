import type { ObjectCommand } from '../table/command-rows.js';
import type { ObjectKind } from './object-kind.js';
import { RULE_MASKS } from './rule-masks.js';

type Names = readonly ObjectCommand[];

const known: Readonly<Record<ObjectKind, Map<number, Names>>> = {
  channel: new Map(),
  interaction: new Map(),
  conversation: new Map(),
};

/**
 * The commands of a mask, in the order of the table. There are few masks, as states and conditions make them, and each
 * has one list for all objects of all sessions: it costs no memory there and is compared by reference.
 */
export function commandNames(kind: ObjectKind, mask: number): Names {
  const before = known[kind].get(mask);
  if (before) return before;
  const names = Object.freeze(RULE_MASKS[kind].commands.filter((_, bit) => (mask & (1 << bit)) !== 0));
  known[kind].set(mask, names);
  return names;
}
