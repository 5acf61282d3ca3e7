import type { ConfigProblem } from './config/config-problem.js';
import { ENVIRONMENT_VARIABLES } from './config/environment-variables.js';
import { InvalidConfigError } from './config/invalid-config.error.js';
import type { ServiceConfig } from './config/service.config.js';
import type { OptionProblem } from './cti/port/invalid-option.error.js';

/** What providers refuse, in the words of the rest of the configuration: each with the variable that sets it. */
export function refusedOptions(
  problems: readonly OptionProblem[],
  services: readonly Pick<ServiceConfig, 'id' | 'provider'>[],
): InvalidConfigError {
  return new InvalidConfigError(problems.map((one) => withVariable(one, services)));
}

function withVariable(
  { option: path, problem }: OptionProblem,
  services: readonly Pick<ServiceConfig, 'id' | 'provider'>[],
): ConfigProblem {
  const service = services.find(({ id }) => path.startsWith(`services.${id}.options.`));
  const within = service && path.slice(`services.${service.id}.options.`.length);
  const variable = ENVIRONMENT_VARIABLES.find((one) => one.provider === service?.provider && one.path === within);
  return { path, problem, ...(service && variable ? { variable: variable.name } : {}) };
}
