import type { DataChange, InteractionData } from '../../protocol/objects/object-states.js';

/** What an interaction's data becomes: keys of the first level are replaced, `null` takes one away. */
export function changedData(data: InteractionData, change: DataChange): InteractionData {
  const entries = Object.entries({ ...data, ...change });
  return Object.fromEntries(entries.filter((one): one is [string, string | InteractionData] => one[1] !== null));
}
