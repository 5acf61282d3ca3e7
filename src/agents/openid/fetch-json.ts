/** No document of a provider is larger, in bytes. */
const MOST_BYTES = 1_048_576;

/**
 * @param deadline milliseconds until it has to be there as a whole
 * @throws Error where it is not, or is no JSON
 */
export async function fetchJson(url: string, deadline: number): Promise<unknown> {
  const signal = AbortSignal.timeout(deadline);
  const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}
