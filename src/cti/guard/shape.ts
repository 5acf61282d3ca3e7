import type { InteractionData } from '../../protocol/objects/object-states.js';

declare const looksFor: unique symbol;

/** Looks at a value that somebody else has made. @returns the path of what is wrong with it; undefined: nothing */
export type Look = (value: unknown) => string | undefined;

/** A look at what is to be of that type. */
export interface Shape<T> extends Look {
  /** for the compiler alone */
  readonly [looksFor]?: (value: T) => T;
}

type Optional<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
type Needed<T> = Exclude<keyof T, Optional<T>>;
/** a shape for each of them: one that is missing, or of something else, does not compile */
type Shapes<T, K extends keyof T> = { readonly [P in K]-?: Shape<Exclude<T[P], undefined>> };

const HERE = '';
const only =
  <T>(fits: (value: unknown) => boolean): Shape<T> =>
  (value) =>
    fits(value) ? undefined : HERE;

export const TEXT = only<string>((value) => typeof value === 'string');
/** text that is not empty */
export const ID = only<string>((value) => typeof value === 'string' && value !== '');
export const FLAG = only<boolean>((value) => typeof value === 'boolean');
/** a whole number, from 0 */
export const COUNT = only<number>((value) => Number.isInteger(value) && Number(value) >= 0);
/** ISO 8601 */
export const TIME = only<string>((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)));

/** text under keys, and such objects again, a hundred levels at most */
export const DATA: Shape<InteractionData> = (value) => dataFault(value, 100);

function dataFault(value: unknown, levels: number): string | undefined {
  if (!isObject(value) || levels === 0) return HERE;
  for (const [key, one] of Object.entries(value)) {
    const wrong = typeof one === 'string' ? undefined : dataFault(one, levels - 1);
    if (wrong !== undefined) return `.${key}${wrong}`;
  }
  return undefined;
}

export function oneOf<T extends string>(words: readonly T[]): Shape<T> {
  return only((value) => words.some((word) => word === value));
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return HERE;
    for (const [index, one] of value.entries()) {
      const wrong = shape(one);
      if (wrong !== undefined) return `.${index}${wrong}`;
    }
    return undefined;
  };
}

/** What else the object has is not looked at. */
export function objectOf<T extends object>(needed: Shapes<T, Needed<T>>, optional: Shapes<T, Optional<T>>): Shape<T> {
  const entries = (shapes: object, must: boolean) =>
    Object.entries(shapes as Readonly<Record<string, Look>>).map(([key, shape]) => [key, shape, must] as const);
  const keys = [...entries(needed, true), ...entries(optional, false)];
  return (value) => {
    if (!isObject(value)) return HERE;
    for (const [key, shape, must] of keys) {
      const one = value[key];
      if (one === undefined && !must) continue;
      const wrong = shape(one);
      if (wrong !== undefined) return `.${key}${wrong}`;
    }
    return undefined;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
