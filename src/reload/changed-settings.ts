import { isDeepStrictEqual } from 'node:util';

type Block = Readonly<Record<string, unknown>>;

/** The dotted paths at which two blocks of settings differ; in a list of what has ids or names, by these. */
export function changedSettings(before: object, after: object): readonly string[] {
  return compare(before, after, []);
}

function compare(before: unknown, after: unknown, path: readonly string[]): string[] {
  if (isDeepStrictEqual(plain(before), plain(after))) return [];
  const [former, later] = [blockOf(before), blockOf(after)];
  if (!former || !later) return [path.join('.')];
  const keys = new Set([...Object.keys(former), ...Object.keys(later)]);
  const below = [...keys].flatMap((key) => compare(former[key], later[key], [...path, key]));
  // The same things in another order.
  return below.length > 0 ? below : [path.join('.')];
}

function blockOf(value: unknown): Block | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return value as Block;
  const named = value.map((item: unknown) => [nameOf(item), item] as const);
  if (named.some(([name]) => name === undefined)) return undefined;
  return Object.fromEntries(named) as Block;
}

function nameOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { id, name } = item as { id?: unknown; name?: unknown };
  return [id, name].find((one): one is string => typeof one === 'string');
}

/** What is not given and what has no value are the same. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
