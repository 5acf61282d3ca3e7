const LONGEST_TEXT = 4_096;

export const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT;

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
