import type { DynamicModule } from '@nestjs/common';
import { TokenHolders } from './admin/access/token-holders.js';
import { adminTokenFiles, readAdminTokens } from './config/admin-tokens.js';
import type { AppConfig } from './config/app-config.js';
import type { ProcessorLogger } from './logging/processor-logger.js';
import { ReloadModule } from './reload/reload.module.js';
import type { Reloadable } from './reload/reloadable.js';
import type { ServerCertificate } from './tls/server-certificate.js';

/** What can be set anew while the process runs, and by whom: one row for each part. */
export function reloadingFrom(
  started: AppConfig,
  load: () => AppConfig,
  logger: ProcessorLogger,
  certificate: ServerCertificate | undefined,
): DynamicModule {
  return ReloadModule.forRoot(started, load, {
    inject: [TokenHolders],
    useFactory: (holders: TokenHolders): readonly Reloadable[] => [
      logLevel(logger),
      adminTokens(holders),
      ...(certificate ? [certificateOf(certificate)] : []),
    ],
  });
}

function logLevel(logger: ProcessorLogger): Reloadable {
  return {
    settings: ['log.level'],
    prepare: ({ log }) => ({
      apply: () => {
        logger.setLevel(log.level);
        return [];
      },
    }),
  };
}

function adminTokens(holders: TokenHolders): Reloadable {
  return {
    settings: ['admin.tokenFile', 'admin.readTokenFile'],
    files: ({ admin }) => adminTokenFiles(admin),
    prepare: ({ admin }) => {
      const read = readAdminTokens(admin);
      return { apply: () => holders.set(read) };
    },
  };
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
