import { collectProblems } from '../config/collect-problems.js';
import type { ConfigProblem } from '../config/config-problem.js';
import { FileSourceConfig } from '../config/sources/file-source.config.js';
import { LdapSourceConfig } from '../config/sources/ldap-source.config.js';
import type { Tree } from '../config/tree.js';
import { FileCredentialsStore } from './file-credentials-store.js';
import { ldapFiles } from './ldap-files.js';

/**
 * Adds to `problems` what is wrong in the files that say who may sign in.
 * @param agents the block of that name, in which something may be wrong too: what names no file is passed over
 */
export function checkAgents(agents: Tree, problems: ConfigProblem[]): void {
  checkFile(agents['file'], 'agents.file', problems);
  const sources: readonly unknown[] = Array.isArray(agents['sources']) ? agents['sources'] : [];
  for (const [n, source] of sources.entries()) {
    const path = `agents.sources.${n}`;
    if (source instanceof FileSourceConfig) checkFile(source.file, `${path}.file`, problems);
    if (source instanceof LdapSourceConfig) collectProblems(problems, () => ldapFiles(source, path));
  }
}

function checkFile(file: unknown, path: string, problems: ConfigProblem[]): void {
  if (typeof file === 'string' && file !== '') collectProblems(problems, () => new FileCredentialsStore(file, path));
}
