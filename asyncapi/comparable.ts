/** A document in which the order of what has none does not count. */
export type Comparable = Readonly<Record<string, unknown>>;

/** Lists that are sets. */
const SETS: ReadonlySet<string> = new Set(['required', 'enum', 'type', 'anyOf', 'oneOf', 'allOf', 'messages']);

/** The same with sets as objects, whose members are compared by what they are and not by where they stand. */
export function comparable(document: object): Comparable {
  return walk(document, '') as Comparable;
}

function walk(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    if (!SETS.has(key)) return value.map((one) => walk(one, ''));
    return Object.fromEntries(value.map((one: unknown) => [memberName(one), walk(one, '')]));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]));
}

const memberName = (one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one)).replaceAll('/', '|');
