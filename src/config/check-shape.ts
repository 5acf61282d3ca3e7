import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { ConfigProblem } from './config-problem.js';
import type { Tree } from './tree.js';

/**
 * Makes an instance of a settings class; wrong values and unknown keys are added to `problems` by their dotted path, unless
 * there is one of that path already.
 * @param prefix of each path
 */
export function checkShape<T extends object>(type: new () => T, tree: Tree, problems: ConfigProblem[], prefix = ''): T {
  const instance = plainToInstance(type, tree, { exposeDefaultValues: true });
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  const told = new Set(problems.map(({ path }) => path));
  const found = errors.flatMap((error) => toProblems(error, [])).map((one) => ({ ...one, path: prefix + one.path }));
  problems.push(...found.filter(({ path }) => !told.has(path)));
  return instance;
}

function toProblems(error: ValidationError, parents: readonly string[]): ConfigProblem[] {
  const path = [...parents, error.property];
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) => ({
    path: path.join('.'),
    problem: constraint === 'whitelistValidation' ? 'is not a known setting' : withoutName(message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => toProblems(child, path))];
}

function withoutName(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}
