import { collectProblems } from '../config/collect-problems.js';
import type { ConfigProblem } from '../config/config-problem.js';
import { InvalidConfigError } from '../config/invalid-config.error.js';
import { readTextFile } from '../config/read-text-file.js';
import type { LdapSourceConfig } from '../config/sources/ldap-source.config.js';
import type { Clock } from '../runtime/clock.js';
import { LdapCredentialsStore } from './ldap/ldap-credentials-store.js';

/**
 * @param path of the source's settings
 * @throws InvalidConfigError where its files cannot be read
 */
export function openLdap(source: LdapSourceConfig, path: string, clock: Clock): LdapCredentialsStore {
  const { caFile, bindDn, bindPasswordFile, ...settings } = source;
  const problems: ConfigProblem[] = [];
  const read = (file: string | undefined, name: string) =>
    file === undefined
      ? undefined
      : collectProblems(problems, () => readTextFile(file, { path: `${path}.${name}` }).replace(/\r?\n$/, ''));
  const ca = read(caFile, 'caFile');
  const password = read(bindPasswordFile, 'bindPasswordFile');
  if (password === '') problems.push({ path: `${path}.bindPasswordFile`, problem: 'the file is empty' });
  if ((bindDn === undefined) !== (bindPasswordFile === undefined)) {
    problems.push({ path: `${path}.bindDn`, problem: 'goes with bindPasswordFile, and neither without the other' });
  }
  if (problems.length > 0) throw new InvalidConfigError(problems);
  const account = bindDn && password ? { account: { dn: bindDn, password } } : {};
  return new LdapCredentialsStore({ ...settings, ...account, ...(ca === undefined ? {} : { ca }) }, clock);
}
