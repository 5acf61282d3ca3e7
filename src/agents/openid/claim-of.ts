/**
 * A claim that is a text, a number or a list of texts; undefined for anything else.
 * @param name the claim's own, which may have dots in it; or the way to one within others, by dots
 */
export function claimOf(
  claims: Readonly<Record<string, unknown>>,
  name: string,
): string | readonly string[] | undefined {
  const found = Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce(within, claims);
  if (typeof found === 'number') return String(found);
  if (typeof found === 'string') return found;
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : undefined;
}

function within(outer: unknown, name: string): unknown {
  if (typeof outer !== 'object' || outer === null || !Object.hasOwn(outer, name)) return undefined;
  return (outer as Readonly<Record<string, unknown>>)[name];
}
