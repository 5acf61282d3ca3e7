import type { Counter } from 'prom-client';

/** Shows what somebody else has counted. */
export function showCounts<L extends string>(
  counter: Counter<L>,
  label: L,
  counts: Readonly<Record<string, number>>,
): void {
  counter.reset();
  for (const [value, count] of Object.entries(counts))
    counter.labels({ [label]: value } as Record<L, string>).inc(count);
}
