import { ValidateBy } from 'class-validator';

/** A property that holds the source of a regular expression. */
export function RegularExpression(): PropertyDecorator {
  return ValidateBy({
    name: 'regularExpression',
    validator: { validate: isSource, defaultMessage: () => '$property is a regular expression' },
  });
}

function isSource(value: unknown): boolean {
  if (typeof value !== 'string' || value === '' || value.length > 256) return false;
  try {
    return new RegExp(value) instanceof RegExp;
  } catch {
    return false;
  }
}
