import { Server as HttpsServer } from 'node:https';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { TokenHolders } from './admin/access/token-holders.js';
import type { AdminParts } from './admin/admin-parts.js';
import { createAdmin } from './admin/create-admin.js';
import type { AppConfig } from './config/app-config.js';
import { CtiRegistry } from './cti/cti-registry.js';
import { Happenings } from './happenings/happenings.js';
import { hostNames } from './host-names.js';
import { heedConnections } from './http-connections.js';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from './instances/instance-directory.js';
import type { ProcessorLogger } from './logging/processor-logger.js';
import { Metrics } from './metrics/metrics.js';
import { isLoopback } from './process/is-loopback.js';
import { REVISION, VENDOR, VERSION } from './product.js';
import type { ReloadRequests } from './reload/reload-requests.js';
import { CLOCK, type Clock } from './runtime/clock.js';
import { ID_SOURCE, type IdSource } from './runtime/id-source.js';
import { isoTime } from './runtime/iso-time.js';
import { secureAnswers } from './security-headers.js';
import { Drain } from './services/drain.js';
import { OwnInstance } from './services/own-instance.js';
import { SessionService } from './sessions/session.service.js';
import { SESSION_STORE, type SessionStore } from './sessions/store/session-store.js';
import { ServerCertificate } from './tls/server-certificate.js';

/** By default where others than this machine may reach it, and there is a certificate. */
const isEncrypted = ({ admin, tls }: AppConfig) => admin.tls ?? (tls.cert !== undefined && !isLoopback(admin.host));

/** The operator's API of a processor. */
export async function adminFrom(
  application: NestExpressApplication,
  config: AppConfig,
  log: ProcessorLogger,
  reloads: Pick<ReloadRequests, 'ask'>,
): Promise<NestExpressApplication> {
  const part = <T>(token: string | symbol | (abstract new (...given: never) => T)): T =>
    application.get<T>(token, { strict: false });
  const [clock, instances] = [part<Clock>(CLOCK), part<InstanceDirectory>(INSTANCE_DIRECTORY)];
  const parts: AdminParts = {
    build: {
      vendor: VENDOR,
      version: VERSION,
      ...(REVISION === undefined ? {} : { revision: REVISION }),
      node: process.version,
      instance: instances.self.id,
      started: isoTime(clock.now()),
    },
    clock,
    instances,
    log,
    metrics: config.metrics === 'off' ? undefined : part(Metrics),
    happenings: part(Happenings),
    registry: part(CtiRegistry),
    instance: part(OwnInstance),
    sessions: part(SessionService),
    store: part<SessionStore | undefined>(SESSION_STORE),
    drain: part(Drain),
    reloads,
  };
  const names = [...hostNames(config), config.admin.host.toLowerCase(), ...config.admin.names];
  const certificate = isEncrypted(config)
    ? application.get<ServerCertificate>(ServerCertificate, { strict: false })
    : undefined;
  const admin = await createAdmin(parts, part(TokenHolders), names, part<IdSource>(ID_SOURCE), certificate?.options);
  const server = admin.getHttpServer();
  heedConnections(server);
  if (server instanceof HttpsServer) certificate?.serve(server);
  secureAnswers(server, 0);
  return admin;
}
