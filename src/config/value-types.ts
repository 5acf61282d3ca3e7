interface ValueType {
  readonly accepts: RegExp;
  /** what to tell when it does not accept */
  readonly expected: string;
  read(text: string): unknown;
}

/** How the text of an environment variable becomes a value. Nothing is guessed: `12x` is no number, `yes` no boolean. */
export const VALUE_TYPES = {
  text: { accepts: /^[^]*$/, expected: 'must be text', read: (text) => text },
  integer: { accepts: /^-?[0-9]{1,15}$/, expected: 'must be a whole number', read: Number },
  boolean: {
    accepts: /^(true|false|1|0)$/,
    expected: 'must be true, false, 1 or 0',
    read: (text) => text === 'true' || text === '1',
  },
  list: {
    accepts: /^[^]*$/,
    expected: 'must be a list with commas',
    read: (text) => text.split(',').map((entry) => entry.trim()),
  },
} as const satisfies Record<string, ValueType>;

export type ValueTypeName = keyof typeof VALUE_TYPES;
