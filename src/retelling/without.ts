/** What it has beside those. */
export function without(told: object, ...names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(told).filter(([name]) => !names.includes(name)));
}
