import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidMessageError, type MessageProblem } from '../errors/desktop-errors.js';

/** The most problems that one answer lists. */
const LISTED = 20;

/**
 * Turns a part of a message into its DTO class.
 * @param path where in the message it stands; empty for the message itself
 * @throws InvalidMessageError listing path and problem
 */
export function checkedShape<T extends object>(type: new () => T, value: object, path: string): T {
  const instance = plainToInstance(type, value);
  const errors = validateSync(instance, { forbidUnknownValues: false, stopAtFirstError: true });
  if (errors.length > 0) {
    throw new InvalidMessageError(errors.flatMap((error) => problems(error, path)).slice(0, LISTED));
  }
  return instance;
}

function problems(error: ValidationError, path: string): MessageProblem[] {
  const here = path ? `${path}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((problem) => ({ path: here, problem }));
  return [...own, ...(error.children ?? []).flatMap((child) => problems(child, here))];
}
