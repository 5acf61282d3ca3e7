import type { AppConfig } from '../config/app-config.js';
import type { AgentsSource } from '../config/sources/agents-sources.decorator.js';
import type { Clock } from '../runtime/clock.js';
import { AccountStore } from './account-store.js';
import type { CredentialsStore } from './credentials-store.js';
import { DemoCredentialsStore } from './demo-credentials-store.js';
import { FileCredentialsStore } from './file-credentials-store.js';
import { OpenIdCredentialsStore } from './openid/openid-credentials-store.js';
import { openLdap } from './open-ldap.js';
import { RememberedPasswords } from './remembered-passwords.js';
import { Source } from './source.js';
import { SourceChain } from './source-chain.js';

/**
 * The store that the configuration asks for.
 * @throws InvalidConfigError
 */
export async function createCredentialsStore(config: AppConfig, clock: Clock): Promise<CredentialsStore> {
  const { file, demo, remember, sources } = config.agents;
  if (file) return new FileCredentialsStore(file, 'agents.file', new RememberedPasswords(clock, remember));
  if (sources.length === 0) return demo ? DemoCredentialsStore.create(config) : new AccountStore([]);
  return new SourceChain(sources.map((source, n) => toSource(source, `agents.sources.${n}`, clock, remember)));
}

function toSource(source: AgentsSource, path: string, clock: Clock, remember: number): Source {
  switch (source.kind) {
    case 'file':
      return new Source(
        'agents file',
        new FileCredentialsStore(source.file, `${path}.file`, new RememberedPasswords(clock, remember)),
        clock,
      );
    case 'openid':
      return new Source(source.issuer, new OpenIdCredentialsStore(source, clock), clock);
    case 'ldap':
      return new Source(source.url, openLdap(source, path, clock), clock);
  }
}
