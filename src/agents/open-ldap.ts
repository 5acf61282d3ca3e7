import type { LdapSourceConfig } from '../config/sources/ldap-source.config.js';
import type { Clock } from '../runtime/clock.js';
import { LdapCredentialsStore } from './ldap/ldap-credentials-store.js';
import { ldapFiles } from './ldap-files.js';

/**
 * @param path of the source's settings
 * @throws InvalidConfigError where its files cannot be read
 */
export function openLdap(source: LdapSourceConfig, path: string, clock: Clock): LdapCredentialsStore {
  const { caFile: _ca, bindDn, bindPasswordFile: _password, ...settings } = source;
  const { ca, password } = ldapFiles(source, path);
  const account = bindDn && password ? { account: { dn: bindDn, password } } : {};
  return new LdapCredentialsStore({ ...settings, ...account, ...(ca === undefined ? {} : { ca }) }, clock);
}
