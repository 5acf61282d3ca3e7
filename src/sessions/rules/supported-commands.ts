import type { Capability } from '../../cti/port/capability.js';
import type { ObjectKind } from './object-kind.js';
import { maskOf, RULE_MASKS } from './rule-masks.js';

type Masks = Readonly<Record<ObjectKind, number>>;

/** By what a provider can do, and by what a device of it cannot: both are lists that many sessions share. */
const known = new WeakMap<readonly Capability[], WeakMap<readonly Capability[], Masks>>();

/** What a provider can do but for what the device lacks, as bits of each kind; worked out once for each pair of lists. */
export function supportedCommands(capabilities: readonly Capability[], lacks: readonly Capability[]): Masks {
  const ofProvider = known.get(capabilities) ?? new WeakMap<readonly Capability[], Masks>();
  known.set(capabilities, ofProvider);
  const before = ofProvider.get(lacks);
  if (before) return before;
  const mask = (kind: ObjectKind) =>
    maskOf(RULE_MASKS[kind].commands, (one) => capabilities.includes(one) && !lacks.includes(one));
  const masks = { channel: mask('channel'), interaction: mask('interaction'), conversation: mask('conversation') };
  ofProvider.set(lacks, masks);
  return masks;
}
