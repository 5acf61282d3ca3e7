import type { InteractionObject } from '../../protocol/objects/interaction.object.js';

type Placed = Pick<InteractionObject, 'times'> & { readonly target: string };

/** In the order in which they came, which no later event changes. */
export function inOrder<T extends Placed>(calls: readonly T[]): readonly T[] {
  return calls.toSorted(
    (a, b) =>
      Date.parse(a.times.created) - Date.parse(b.times.created) ||
      a.target.localeCompare(b.target, 'en', { numeric: true }),
  );
}
