/**
 * Says how long something took, for the table of docs/reliability.md.
 * @param what as in the table
 * @param times milliseconds, of one or of several to whom it happened
 */
export function measured(what: string, ...times: readonly number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const seconds = (share: number) =>
    ((sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN) / 1000).toFixed(2);
  const all =
    sorted.length === 1 ? `${seconds(1)} s` : `median ${seconds(0.5)} s, longest ${seconds(1)} s of ${sorted.length}`;
  process.stdout.write(`  measured: ${what}: ${all}\n`);
}
