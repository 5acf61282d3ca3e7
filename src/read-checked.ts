import { checkAgents } from './agents/check-agents.js';
import type { AppConfig } from './config/app-config.js';
import { collectProblems } from './config/collect-problems.js';
import type { ConfigProblem } from './config/config-problem.js';
import { readConfig } from './config/load-config.js';
import { isTree } from './config/tree.js';
import { InvalidOptionError } from './cti/port/invalid-option.error.js';
import { listedServices, type ListedService } from './listed-services.js';
import { PROVIDER_KINDS } from './provider-kinds.js';
import { refusedOptions } from './refused-options.js';
import { readKeyPair } from './tls/key-pair.js';

/** What has been read, and all that is wrong with it. */
interface Read {
  /** what is wrong in it may be of any shape; undefined where there is a file that cannot be read, so that nobody knows what it says */
  readonly config: AppConfig | undefined;
  readonly problems: readonly ConfigProblem[];
}

/** The configuration with the files that it names and the options of the providers that come with the package. */
export function readChecked(env: NodeJS.ProcessEnv): Read {
  const { config, problems: found } = readConfig(env);
  const problems = [...found];
  const good = (block: string) => !found.some(({ path }) => `${path}.`.startsWith(`${block}.`));
  if (config) {
    if (isTree(config.agents)) checkAgents(config.agents, problems);
    for (const service of listedServices(config)) checkOptions(service, problems);
    if (good('tls') && config.tls.cert !== undefined) collectProblems(problems, () => readKeyPair(config.tls));
  }
  return { config, problems };
}

function checkOptions({ id, provider, options }: ListedService, problems: ConfigProblem[]): void {
  const kind = PROVIDER_KINDS.find((one) => one.kind === provider);
  collectProblems(problems, () => {
    try {
      kind?.check?.(options, `services.${id}.options`);
    } catch (error) {
      throw error instanceof InvalidOptionError ? refusedOptions(error.problems, [{ id, provider }]) : error;
    }
  });
}
