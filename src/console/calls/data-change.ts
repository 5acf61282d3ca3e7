import type { DataChange, InteractionData } from '../../protocol/objects/object-states.js';

/**
 * What to ask for so that there is one text where `path` leads, or with null none: keys of the top level are replaced whole. Maps in which
 * nothing is left go too.
 */
export function dataChange(
  data: InteractionData,
  [key = '', ...below]: readonly string[],
  value: string | null,
): DataChange {
  return { [key]: changed(own(data, key), below, value) };
}

function changed(
  was: string | InteractionData | undefined,
  [key, ...below]: readonly string[],
  value: string | null,
): string | InteractionData | null {
  if (key === undefined) return value;
  const map = typeof was === 'object' ? was : {};
  const next = changed(own(map, key), below, value);
  const others = Object.entries(map).filter(([other]) => other !== key);
  if (next === null) return others.length > 0 ? Object.fromEntries(others) : null;
  return { ...map, [key]: next };
}

function own(data: InteractionData, key: string): string | InteractionData | undefined {
  return Object.hasOwn(data, key) ? data[key] : undefined;
}
