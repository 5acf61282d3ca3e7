import { readFileSync } from 'node:fs';
import type { ConfigProblem } from './config-problem.js';
import { InvalidConfigError } from './invalid-config.error.js';

/** @throws InvalidConfigError with that name and the system's error code, never the file's own path */
export function readTextFile(file: string, name: Omit<ConfigProblem, 'problem'>): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InvalidConfigError([{ ...name, problem: `the file cannot be read (${codeOf(error)})` }]);
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}
