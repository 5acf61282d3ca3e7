import { collectProblems } from './collect-problems.js';
import type { ConfigProblem } from './config-problem.js';
import { ENVIRONMENT_VARIABLES, type EnvironmentVariable } from './environment-variables.js';
import { InvalidConfigError } from './invalid-config.error.js';
import { readTextFile } from './read-text-file.js';
import { VALUE_TYPES } from './value-types.js';

const UNBLANK = 'must be text without a blank at either end';

/** A value that the environment gave. */
export interface Setting {
  readonly variable: EnvironmentVariable;
  readonly value: unknown;
}

/** Reads every variable of the table; what cannot be read is added to `problems`. */
export function readEnvironment(env: NodeJS.ProcessEnv, problems: ConfigProblem[]): readonly Setting[] {
  return ENVIRONMENT_VARIABLES.flatMap((variable) => {
    const value = collectProblems(problems, () => readVariable(variable, env));
    return value === undefined ? [] : [{ variable, value }];
  });
}

function readVariable(variable: EnvironmentVariable, env: NodeJS.ProcessEnv): unknown {
  const text = variable.secret ? readSecret(variable, env) : env[variable.name];
  if (!text) return undefined;
  // It would be part of a path or a name, and nobody sees it.
  if (!variable.secret && text.trim() !== text && variable.type === 'text')
    throw refused(variable, variable.name, UNBLANK);
  const type = VALUE_TYPES[variable.type];
  if (!type.accepts.test(text)) throw refused(variable, variable.name, type.expected);
  return type.read(text);
}

function readSecret(variable: EnvironmentVariable, env: NodeJS.ProcessEnv): string | undefined {
  const fromFile = `${variable.name}_FILE`;
  const file = env[fromFile];
  const text = env[variable.name];
  if (!file) return text;
  if (text) throw refused(variable, variable.name, `is given twice, here and by ${fromFile}`);
  const secret = readTextFile(file, { path: settingPath(variable), variable: fromFile }).replace(/\r?\n$/, '');
  if (!secret) throw refused(variable, fromFile, 'the file is empty');
  return secret;
}

function refused(setting: EnvironmentVariable, variable: string, problem: string): InvalidConfigError {
  return new InvalidConfigError([{ path: settingPath(setting), variable, problem }]);
}

function settingPath({ provider, path }: EnvironmentVariable): string {
  return provider ? `services.*.options.${path}` : path;
}
