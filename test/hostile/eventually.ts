const PATIENCE = 60_000;
const PAUSE = 50;

/** Looks until `look` says yes; what it throws is a no. */
export async function eventually(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE;
  let last: unknown;
  while (performance.now() < end) {
    try {
      if (await look()) return;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`not within ${PATIENCE} ms: ${what}${last instanceof Error ? ` (${last.message})` : ''}`);
}
