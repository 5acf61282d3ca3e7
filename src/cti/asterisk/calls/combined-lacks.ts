import type { CtiLacks } from '../../port/cti-facts.js';

const known = new WeakMap<CtiLacks, WeakMap<CtiLacks, CtiLacks>>();

/** What is lacking by either; the same whenever the two are the same. */
export function combinedLacks(one: CtiLacks | undefined, other: CtiLacks | undefined): CtiLacks | undefined {
  if (!one || !other) return one ?? other;
  const withOne = known.get(one) ?? new WeakMap<CtiLacks, CtiLacks>();
  known.set(one, withOne);
  const before = withOne.get(other);
  if (before) return before;
  const both: CtiLacks = { commands: [...one.commands, ...other.commands], why: `${one.why}; ${other.why}` };
  withOne.set(other, both);
  return both;
}
