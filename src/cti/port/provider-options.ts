import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidOptionError, type OptionProblem } from './invalid-option.error.js';

/**
 * Turns a service's `options` block into the provider's own class and checks it.
 * @throws InvalidOptionError naming each bad or unknown option
 */
export function providerOptions<T extends object>(
  type: new () => T,
  raw: Readonly<Record<string, unknown>>,
  prefix: string,
): T {
  const options = plainToInstance(type, raw, { exposeDefaultValues: true });
  const errors = validateSync(options, { whitelist: true, forbidNonWhitelisted: true });
  InvalidOptionError.throwAll(errors.flatMap((error) => problemsOf(error, prefix)));
  return options;
}

/** Of one option, one thing: the rest often follows from it. */
function problemsOf({ property, constraints, children = [] }: ValidationError, prefix: string): OptionProblem[] {
  const option = `${prefix}.${property}`;
  if (children.length > 0) return children.flatMap((child) => problemsOf(child, option));
  if (constraints && 'whitelistValidation' in constraints) return [{ option, problem: 'is not a known setting' }];
  const [told = 'is not valid'] = Object.values(constraints ?? {});
  // Its name stands before it already.
  return [{ option, problem: told.startsWith(`${property} `) ? told.slice(property.length + 1) : told }];
}
