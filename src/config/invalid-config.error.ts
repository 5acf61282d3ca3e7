import type { ConfigProblem } from './config-problem.js';

/** The configuration cannot be used; the process refuses to start. Lists all that is wrong, each by its name. */
export class InvalidConfigError extends Error {
  override readonly name = 'InvalidConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(['the configuration cannot be used', ...problems.map(line)].join('\n  '));
  }
}

function line({ path, variable, problem }: ConfigProblem): string {
  return variable && variable !== path ? `${path} (${variable}): ${problem}` : `${path}: ${problem}`;
}
