import { CHANNEL_TYPES } from '../../../../protocol/objects/object-states.js';
import { isMap, isText } from './shapes.js';
import { FORWARDED, type Forwarded, type ValueKind } from './forwarded.js';

type Bare = ValueKind extends infer K ? (K extends `${infer B}?` ? B : K) : never;

const FITS: Readonly<Record<Bare, (value: unknown) => boolean>> = {
  text: isText,
  type: (value) => CHANNEL_TYPES.some((type) => type === value),
  contact: (value) => isMap(value) && isText(value['interaction']),
  leg: (value) => isMap(value) && isText(value['interaction']) && isText(value['conversation']),
  map: isMap,
  // It never travels.
  signal: () => false,
};

/** The values of a method as they go over the wire: a signal stays here. */
export const outgoing = (values: readonly unknown[]): readonly unknown[] =>
  values.map((value) => (value instanceof AbortSignal ? undefined : value));

/**
 * The values of a method as they came over the wire, with the signal in its place; undefined where they are not what that
 * method takes.
 */
export function incoming(method: Forwarded, values: unknown, signal: AbortSignal): readonly unknown[] | undefined {
  if (!Array.isArray(values)) return undefined;
  const kinds: readonly ValueKind[] = FORWARDED[method];
  const given = kinds.map((_, index) => (values[index] as unknown) ?? undefined);
  if (values.length > kinds.length || !kinds.every((kind, index) => fits(kind, given[index]))) return undefined;
  return kinds.map((kind, index) => (kind.startsWith('signal') ? signal : given[index]));
}

function fits(kind: ValueKind, value: unknown): boolean {
  if (value === undefined) return kind.endsWith('?');
  return FITS[kind.replace('?', '') as Bare](value);
}
