import type { ConfigProblem } from './config-problem.js';

/** What is wrong, in one line that names the setting and the variable that it came from. */
export function problemLine({ path, variable, problem }: ConfigProblem): string {
  return variable && variable !== path ? `${path} (${variable}): ${problem}` : `${path}: ${problem}`;
}
