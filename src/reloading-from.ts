import type { DynamicModule } from '@nestjs/common';
import { TokenHolders } from './admin/access/token-holders.js';
import { CREDENTIALS_STORE, type CredentialsStore } from './agents/credentials-store.js';
import type { AppParts } from './app-parts.js';
import { Audit } from './audit/audit.js';
import type { AppConfig } from './config/app-config.js';
import { CtiRegistry } from './cti/cti-registry.js';
import type { ProcessorLogger } from './logging/processor-logger.js';
import { ReloadModule } from './reload/reload.module.js';
import type { Reloadable } from './reload/reloadable.js';
import type { ServerCertificate } from './tls/server-certificate.js';
import { reloadableAdminTokens } from './reloadable-admin-tokens.js';
import { reloadableAgents } from './reloadable-agents.js';
import { KnownAgents } from './services/known-agents.js';
import { SessionService } from './sessions/session.service.js';

/** What can be set anew while the process runs, and by whom: one row for each part. */
export function reloadingFrom(
  started: AppConfig,
  { load, logger, certificate }: Pick<AppParts, 'load' | 'logger' | 'certificate'>,
  services: DynamicModule,
): DynamicModule {
  return ReloadModule.forRoot(started, load, {
    imports: [services],
    inject: [
      CtiRegistry,
      SessionService,
      CREDENTIALS_STORE,
      KnownAgents,
      TokenHolders,
      { token: Audit, optional: true },
    ],
    useFactory: (
      registry: CtiRegistry,
      sessions: SessionService,
      credentials: CredentialsStore,
      known: KnownAgents,
      holders: TokenHolders,
      audit: Audit | undefined,
    ): readonly Reloadable[] => [
      logLevel(logger),
      simple('models', ({ models }) => registry.offer(models)),
      reloadableAgents(credentials, known),
      simple('contacts', ({ contacts }) => sessions.directories.list(contacts)),
      reloadableAdminTokens(holders, started.admin.port),
      ...(audit ? [fileOf(audit)] : []),
      ...(certificate ? [certificateOf(certificate)] : []),
    ],
  });
}

/** What needs no more than what the configuration says, which has been checked. */
function simple(setting: string, set: (config: AppConfig) => void): Reloadable {
  return {
    settings: [setting],
    prepare: (config) => ({
      apply: () => {
        set(config);
        return [];
      },
    }),
  };
}

/** The operator may have set another level meanwhile, which no setting says. */
function logLevel(logger: ProcessorLogger): Reloadable {
  return {
    settings: ['log.level'],
    prepare: ({ log }) => ({
      apply: () => {
        const former = logger.level;
        logger.setLevel(log.level);
        return former === log.level ? [] : [{ path: 'log.level' }];
      },
    }),
  };
}

/** No setting: whoever renames the file may say so, as with other programs. */
function fileOf(audit: Audit): Reloadable {
  const apply = () => {
    audit.reopen();
    return [];
  };
  return { settings: [], prepare: () => ({ apply }) };
}

/** Whoever started without a certificate needs a restart to have one. */
function certificateOf(certificate: ServerCertificate): Reloadable {
  return {
    settings: ['tls.cert', 'tls.key', 'tls.minVersion'],
    files: ({ tls }) => [tls.cert, tls.key].filter((path) => path !== undefined),
    prepare: ({ tls }) => {
      const use = certificate.prepare(tls);
      return {
        apply: () => {
          const next = use();
          return next ? [{ path: 'tls.cert', detail: `good until ${new Date(next.notAfter).toISOString()}` }] : [];
        },
      };
    },
  };
}
