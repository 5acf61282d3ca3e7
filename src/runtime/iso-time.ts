let last = NaN;
let text = '';

/**
 * ISO 8601 UTC with milliseconds. What happens at once is told with the same time, and the text costs as much as the rest
 * of an event: the last one is kept.
 * @param ms milliseconds since the epoch
 */
export function isoTime(ms: number): string {
  if (ms !== last) {
    last = ms;
    text = new Date(ms).toISOString();
  }
  return text;
}
