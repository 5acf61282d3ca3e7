/** Looks at a value that somebody else has made. @returns the path of what is wrong with it; undefined: nothing */
export type Shape = (value: unknown) => string | undefined;

const HERE = '';
const only =
  (fits: (value: unknown) => boolean): Shape =>
  (value) =>
    fits(value) ? undefined : HERE;

export const TEXT = only((value) => typeof value === 'string');
/** text that is not empty */
export const ID = only((value) => typeof value === 'string' && value !== '');
export const FLAG = only((value) => typeof value === 'boolean');
/** a whole number, from 0 */
export const COUNT = only((value) => Number.isInteger(value) && Number(value) >= 0);
/** ISO 8601 */
export const TIME = only((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)));

/** text under keys, and such objects again, a hundred levels at most */
export const DATA: Shape = (value) => dataFault(value, 100);

function dataFault(value: unknown, levels: number): string | undefined {
  if (!isObject(value) || levels === 0) return HERE;
  for (const [key, one] of Object.entries(value)) {
    const wrong = typeof one === 'string' ? undefined : dataFault(one, levels - 1);
    if (wrong !== undefined) return `.${key}${wrong}`;
  }
  return undefined;
}

export function oneOf(words: readonly string[]): Shape {
  return only((value) => typeof value === 'string' && words.includes(value));
}

export function listOf(shape: Shape): Shape {
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
export function objectOf(
  needed: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const keys: readonly (readonly [string, Shape, boolean])[] = [
    ...Object.entries(needed).map(([key, shape]) => [key, shape, true] as const),
    ...Object.entries(optional).map(([key, shape]) => [key, shape, false] as const),
  ];
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
