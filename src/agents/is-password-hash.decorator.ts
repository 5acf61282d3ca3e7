import { ValidateBy } from 'class-validator';
import { InvalidHashError } from './invalid-hash.error.js';
import { PasswordHash } from './password-hash.js';

/** A password hash that can be used; a password in plain text is none. */
export function IsPasswordHash(): PropertyDecorator {
  return ValidateBy({
    name: 'passwordHash',
    validator: {
      validate: (value) => problemOf(value) === undefined,
      defaultMessage: (args) => problemOf(args?.value) ?? '',
    },
  });
}

function problemOf(value: unknown): string | undefined {
  try {
    PasswordHash.parse(typeof value === 'string' ? value : '');
    return undefined;
  } catch (error) {
    if (error instanceof InvalidHashError) return error.problem;
    throw error;
  }
}
