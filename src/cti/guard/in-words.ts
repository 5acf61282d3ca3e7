/** What was thrown, for the log; whatever it is. */
export function inWords(thrown: unknown): string {
  try {
    return thrown instanceof Error ? [thrown.stack ?? thrown.message].join() : String(thrown);
  } catch {
    return 'something that cannot be told';
  }
}
