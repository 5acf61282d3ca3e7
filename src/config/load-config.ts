import { readAdminTokens } from './admin-tokens.js';
import { AppConfig } from './app-config.js';
import { assemble } from './assemble.js';
import { checkShape } from './check-shape.js';
import { collectProblems } from './collect-problems.js';
import type { ConfigProblem } from './config-problem.js';
import { CONFIG_RULES } from './config-rules.js';
import { DEFAULT_PROVIDER_VARIABLE } from './environment-variables.js';
import { InvalidConfigError } from './invalid-config.error.js';
import { readEnvironment, type Setting } from './read-environment.js';
import { readYamlFile } from './read-yaml-file.js';
import type { Tree } from './tree.js';

/** What has been read, and all that is wrong with it. */
interface ReadConfig {
  /** what is wrong in it may be of any shape; undefined where there is a file that cannot be read, so that nobody knows what it says */
  readonly config: AppConfig | undefined;
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads the environment and the file that `CONFIG_FILE` names; the environment wins. Changes nothing, keeps nothing.
 * @throws InvalidConfigError with everything that is wrong
 */
export function loadConfig(env: NodeJS.ProcessEnv): AppConfig {
  const { config, problems } = readConfig(env);
  if (problems.length > 0 || !config) throw new InvalidConfigError(problems);
  return config;
}

/** The same for whoever looks at more than this room knows, and tells what is wrong together. */
export function readConfig(env: NodeJS.ProcessEnv): ReadConfig {
  const problems: ConfigProblem[] = [];
  const settings = readEnvironment(env, problems);
  const found: ConfigProblem[] = [];
  const file = collectProblems(problems, () => readFile(env, found));
  problems.push(...conflicts(file ?? {}, settings));

  const config = checkShape(AppConfig, assemble(file ?? {}, settings), found);
  // Without the file nobody knows whether the settings fit each other.
  const broken = file ? [...brokenRules(config, found), ...unusableTokens(config, found)] : [];
  problems.push(...[...found, ...broken].map((problem) => withVariable(problem, settings)));
  return { config: file && config, problems };
}

function readFile(env: NodeJS.ProcessEnv, problems: ConfigProblem[]): Tree {
  const file = env['CONFIG_FILE'];
  return file ? readYamlFile(file, { path: 'CONFIG_FILE' }, problems) : {};
}

/** A block that is wrong as a whole says nothing about the settings in it. */
function brokenRules(config: AppConfig, found: readonly ConfigProblem[]): ConfigProblem[] {
  const wrong = (path: string) => found.some((problem) => `${path}.`.startsWith(`${problem.path}.`));
  return CONFIG_RULES.filter((rule) => !wrong(rule.path) && rule.broken(config)).map(({ path, problem }) => ({
    path,
    problem,
  }));
}

function unusableTokens({ admin }: AppConfig, found: readonly ConfigProblem[]): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const wrong = found.some(({ path }) => `${path}.`.startsWith('admin.'));
  if (!wrong) collectProblems(problems, () => readAdminTokens(admin));
  return problems;
}

/** Listed services name their providers themselves: a word for "the" provider would be passed over in silence. */
function conflicts(file: Tree, settings: readonly Setting[]): ConfigProblem[] {
  const given = settings.some(({ variable }) => variable === DEFAULT_PROVIDER_VARIABLE);
  if (!given || file['services'] === undefined) return [];
  const { name } = DEFAULT_PROVIDER_VARIABLE;
  return [{ path: name, problem: 'cannot be given when the file lists services' }];
}

function withVariable(problem: ConfigProblem, settings: readonly Setting[]): ConfigProblem {
  const from = settings.find(({ variable }) => !variable.provider && variable.path === problem.path);
  return from ? { ...problem, variable: from.variable.name } : problem;
}
