import type { CtiLacks } from '../../port/cti-facts.js';

type List = readonly CtiLacks[];

const NONE: List = [];
const known = new WeakMap<List, WeakMap<CtiLacks, List>>();

/** What is lacking in any of these ways; the same list whenever they are the same, undefined where there is none. */
export function combinedLacks(...ways: readonly (CtiLacks | undefined)[]): List | undefined {
  const list = ways.reduce<List>((all, one) => (one ? withOne(all, one) : all), NONE);
  return list.length > 0 ? list : undefined;
}

function withOne(all: List, one: CtiLacks): List {
  const longer = known.get(all) ?? new WeakMap<CtiLacks, List>();
  known.set(all, longer);
  const before = longer.get(one);
  if (before) return before;
  const list = [...all, one];
  longer.set(one, list);
  return list;
}
