import { pathToFileURL } from 'node:url';

/** Where the code is whose calls an error's stack names, as URLs. */
export function stackLocations(thrown: unknown): readonly string[] {
  return stackOf(thrown).flatMap((line) => {
    const [, place] = /^\s+at (?:.*? \()?(?:async )?(.+?):\d+:\d+\)?$/.exec(line) ?? [];
    if (place === undefined) return [];
    // Modules of the older kind stand there with their paths.
    return [place.startsWith('/') ? pathToFileURL(place).href : place];
  });
}

function stackOf(thrown: unknown): readonly string[] {
  try {
    return thrown instanceof Error ? String(thrown.stack).split('\n') : [];
  } catch {
    return [];
  }
}
