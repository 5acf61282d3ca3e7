import type { ConfigProblem } from './config-problem.js';
import { problemLine } from './problem-line.js';

/** The configuration cannot be used; the process refuses to start. Lists all that is wrong, each by its name. */
export class InvalidConfigError extends Error {
  override readonly name = 'InvalidConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(['the configuration cannot be used', ...problems.map(problemLine)].join('\n  '));
  }
}
