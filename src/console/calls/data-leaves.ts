import type { InteractionData } from '../../protocol/objects/object-states.js';

/** One text of an interaction's data, and the keys that lead to it. */
export interface DataLeaf {
  readonly path: readonly string[];
  readonly value: string;
}

/** All texts of the data, in its order. A map with nothing in it is shown as one without text. */
export function dataLeaves(data: InteractionData, above: readonly string[] = []): readonly DataLeaf[] {
  return Object.entries(data).flatMap(([key, value]): readonly DataLeaf[] => {
    const path = [...above, key];
    if (typeof value === 'string') return [{ path, value }];
    return Object.keys(value).length === 0 ? [{ path, value: '' }] : dataLeaves(value, path);
  });
}
