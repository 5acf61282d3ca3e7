import { FileCredentialsStore } from './agents/file-credentials-store.js';
import { readAdminTokens } from './config/admin-tokens.js';
import type { AppConfig } from './config/app-config.js';
import { collectProblems } from './config/collect-problems.js';
import type { ConfigProblem } from './config/config-problem.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import { readConfig } from './config/load-config.js';
import { isTree } from './config/tree.js';
import { InvalidOptionError } from './cti/port/invalid-option.error.js';
import { PROVIDER_KINDS } from './provider-kinds.js';
import { refusedOptions } from './refused-options.js';

/**
 * The configuration, with the agents file and the options of the providers that come with the package, so that one start tells all that is
 * wrong. What a provider from outside refuses is known when that is made: where there is one, all options are told then.
 * @throws InvalidConfigError
 */
export function checkedConfig(env: NodeJS.ProcessEnv): AppConfig {
  const { config, problems: found } = readConfig(env);
  const problems = [...found];
  if (config) {
    checkAgents(config, problems);
    checkOptions(config, problems);
    if (!found.some(({ path }) => path.startsWith('admin')))
      collectProblems(problems, () => readAdminTokens(config.admin));
  }
  if (problems.length > 0 || !config) throw new InvalidConfigError(problems);
  return config;
}

/** Where something is wrong elsewhere, what is looked at here may be of any shape. */
type Unchecked<T> = { readonly [K in keyof T]?: unknown };

function checkAgents(config: Unchecked<AppConfig>, problems: ConfigProblem[]): void {
  const file = isTree(config.agents) ? config.agents['file'] : undefined;
  if (typeof file === 'string' && file !== '') collectProblems(problems, () => new FileCredentialsStore(file));
}

function checkOptions(config: Unchecked<AppConfig>, problems: ConfigProblem[]): void {
  const listed: readonly unknown[] = Array.isArray(config.services) ? config.services : [];
  const services = listed.filter(isTree);
  if (services.some(({ provider }) => !PROVIDER_KINDS.some(({ kind }) => kind === provider))) return;
  for (const service of services) {
    const { id, provider, options } = service;
    if (typeof id !== 'string' || typeof provider !== 'string' || !isTree(options)) continue;
    const kind = PROVIDER_KINDS.find((one) => one.kind === provider);
    collectProblems(problems, () => {
      try {
        kind?.check?.(options, `services.${id}.options`);
      } catch (error) {
        throw error instanceof InvalidOptionError ? refusedOptions(error, [{ id, provider }]) : error;
      }
    });
  }
}
