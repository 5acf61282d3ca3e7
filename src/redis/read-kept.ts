import type { AgentKey, Holder, KeptSession } from '../sessions/store/kept-session.js';

type Text = string | null | undefined;
type Kept = readonly [
  holder: readonly Text[],
  parts: readonly string[],
  events: readonly (readonly [id: string, fields: readonly string[]])[],
];

/** @param id undefined or null: there is none */
export function holderFrom(key: AgentKey, id: Text, instance: Text, fence: Text): Holder | undefined {
  return id ? { id, key, instance: instance ?? undefined, fence: Number(fence) } : undefined;
}

/** Pairs as Redis answers them: one flat list. */
export function pairs(flat: readonly string[]): Map<string, string> {
  const map = new Map<string, string>();
  for (let n = 0; n + 1 < flat.length; n += 2) map.set(flat[n] ?? '', flat[n + 1] ?? '');
  return map;
}

/** @param answer of a script that answers all that is kept, or null */
export function keptFrom(key: AgentKey, answer: unknown): KeptSession | undefined {
  if (answer === null) return undefined;
  const [[id, instance, fence, seq], parts, events] = answer as Kept;
  const holder = holderFrom(key, id, instance, fence);
  return (
    holder && {
      ...holder,
      parts: pairs(parts),
      seq: Number(seq),
      // As `save-session` writes them; of an id what stands before the dash.
      events: events.map(([seq, [, at, , text = '']]) => ({ seq: Number.parseInt(seq, 10), at: Number(at), text })),
    }
  );
}
