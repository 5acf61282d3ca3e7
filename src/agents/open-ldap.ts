import type { LdapSourceConfig } from '../config/sources/ldap-source.config.js';
import type { Clock } from '../runtime/clock.js';
import { LdapCredentialsStore, type LdapSecrets } from './ldap/ldap-credentials-store.js';
import { ldapFiles } from './ldap-files.js';

/**
 * @param path of the source's settings
 * @throws InvalidConfigError where its files cannot be read
 */
export function openLdap(source: LdapSourceConfig, path: string, clock: Clock): LdapCredentialsStore {
  const { caFile, bindDn, bindPasswordFile, ...settings } = source;
  const read = (): LdapSecrets => {
    const { ca, password } = ldapFiles(source, path);
    const account = bindDn && password ? { account: { dn: bindDn, password } } : {};
    return { ...account, ...(ca === undefined ? {} : { ca }) };
  };
  const files = [caFile, bindPasswordFile].filter((file) => file !== undefined);
  return new LdapCredentialsStore(settings, clock, read, files);
}
