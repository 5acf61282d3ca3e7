import { Fifo } from '../../src/sessions/bounds/fifo.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What of two objects, private fields included, is not the same, as paths. Functions are left aside; what is undefined, left
 * out or empty is the same.
 * @param except fields that may differ, by class: `Session.cti`
 */
export function stateDifferences(one: unknown, other: unknown, except: ReadonlySet<string>): string[] {
  const visited = new Set<unknown>();
  const compare = (a: unknown, b: unknown, path: string): string[] => {
    const [left, right] = [plain(a), plain(b)];
    if (left === right || Object.is(left, right)) return [];
    if (!isObject(left) || !isObject(right)) return [`${path}: ${text(left)} and ${text(right)}`];
    if (visited.has(left)) return [];
    visited.add(left);
    const owner = (a as object).constructor.name;
    return [...new Set([...Object.keys(left), ...Object.keys(right)])]
      .filter((key) => !except.has(`${owner}.${key}`))
      .flatMap((key) => compare(left[key], right[key], `${path}.${key}`));
  };
  return compare(one, other, '');
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Collections as lists: their order counts. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return undefined;
  const list = value instanceof Fifo ? value.last(value.length) : value;
  const entries = list instanceof Map || list instanceof Set ? [...(list as Iterable<unknown>)] : list;
  return Array.isArray(entries) && entries.length === 0 ? undefined : entries;
}

const text = (value: unknown) => (isObject(value) ? 'an object' : JSON.stringify(value));
