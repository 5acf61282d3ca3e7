import type { ConfigProblem } from './config-problem.js';
import { InvalidConfigError } from './invalid-config.error.js';

/** Runs `read`; what is wrong is added to `problems`, so that all of it can be told at once. */
export function collectProblems<T>(problems: ConfigProblem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidConfigError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}
