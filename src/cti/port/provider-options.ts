import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { InvalidOptionError } from './invalid-option.error.js';

/**
 * Turns a service's `options` block into the provider's own class and checks it.
 * @throws InvalidOptionError naming the first bad or unknown option
 */
export function providerOptions<T extends object>(
  type: new () => T,
  raw: Readonly<Record<string, unknown>>,
  prefix: string,
): T {
  const options = plainToInstance(type, raw, { exposeDefaultValues: true });
  const [error] = validateSync(options, { whitelist: true, forbidNonWhitelisted: true });
  if (error) {
    const { path, problem } = first(error, prefix);
    throw new InvalidOptionError(path, problem);
  }
  return options;
}

function first(error: ValidationError, prefix: string): { path: string; problem: string } {
  const path = `${prefix}.${error.property}`;
  const [child] = error.children ?? [];
  if (child) return first(child, path);
  return { path, problem: Object.values(error.constraints ?? {})[0] ?? 'is not valid' };
}
