import { collectProblems } from '../config/collect-problems.js';
import type { ConfigProblem } from '../config/config-problem.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { readTextFile } from '../config/read-text-file.js';
import type { LdapSourceConfig } from '../config/sources/ldap-source.config.js';

/** What the files of a directory's settings have. */
interface LdapFiles {
  readonly ca: string | undefined;
  readonly password: string | undefined;
}

/**
 * @param path of the source's settings, which may be of any shape: what names no file is left out
 * @throws InvalidConfigError with all that cannot be read, or does not go together
 */
export function ldapFiles(source: LdapSourceConfig, path: string): LdapFiles {
  const { caFile, bindDn, bindPasswordFile } = source;
  const problems: ConfigProblem[] = [];
  const read = (file: unknown, name: string) =>
    typeof file !== 'string' || file === ''
      ? undefined
      : collectProblems(problems, () => readTextFile(file, { path: `${path}.${name}` }).replace(/\r?\n$/, ''));
  const ca = read(caFile, 'caFile');
  const password = read(bindPasswordFile, 'bindPasswordFile');
  if (password === '') problems.push({ path: `${path}.bindPasswordFile`, problem: 'the file is empty' });
  if ((bindDn === undefined) !== (bindPasswordFile === undefined)) {
    problems.push({ path: `${path}.bindDn`, problem: 'goes with bindPasswordFile, and neither without the other' });
  }
  if (problems.length > 0) throw new InvalidConfigError(problems);
  return { ca, password };
}
