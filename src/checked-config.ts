import type { AppConfig } from './config/app-config.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import { readChecked } from './read-checked.js';

/**
 * The configuration, with what `readChecked` looks at.
 * @throws InvalidConfigError with everything that is wrong
 */
export function checkedConfig(env: NodeJS.ProcessEnv): AppConfig {
  const { config, problems } = readChecked(env);
  if (problems.length > 0 || !config) throw new InvalidConfigError(problems);
  return config;
}
