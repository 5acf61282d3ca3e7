import type { Recorded } from '../state/recording.js';

export const KINDS = ['all', 'command', 'event', 'connection'] as const;
export type Kind = (typeof KINDS)[number];

/** Whether a message is of that kind and has every word of the query in it, whatever the case. */
export function fits({ message, answer }: Recorded, kind: Kind, query: string): boolean {
  if (kind !== 'all' && message.kind !== kind) return false;
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = JSON.stringify([message, answer?.answer]).toLowerCase();
  return words.every((word) => text.includes(word));
}
