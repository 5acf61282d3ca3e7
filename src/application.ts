import type { Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { checkedConfig } from './checked-config.js';
import type { AppConfig } from './config/app-config.js';
import type { CtiProviderKind, ExternalProvider } from './cti/cti.module.js';
import { SimulatorDirectory } from './cti/simulator/simulator-directory.js';
import { ProcessorIoAdapter } from './gateway/processor-io.adapter.js';
import { hostNames } from './host-names.js';
import { heedConnections } from './http-connections.js';
import { ProcessorLogger } from './logging/processor-logger.js';
import { PROVIDER_KINDS } from './provider-kinds.js';
import { SystemClock } from './runtime/system-clock.js';
import { secureAnswers } from './security-headers.js';
import { takeJson } from './take-json.js';
import { ServerCertificate } from './tls/server-certificate.js';

/**
 * The processor, built and not yet listening.
 * @param kinds the kinds of provider that a service may name
 * @param external the providers from outside that services name
 * @param load reads the configuration anew
 */
export async function createApplication(
  config: AppConfig,
  kinds: readonly CtiProviderKind[] = PROVIDER_KINDS,
  logger = new ProcessorLogger(config.log),
  external: readonly ExternalProvider[] = [],
  load = () => checkedConfig(process.env),
): Promise<NestExpressApplication> {
  const { tls } = config;
  const certificate = tls.cert === undefined ? undefined : ServerCertificate.read(tls, new SystemClock());
  const parts = { kinds, external, logger, load, certificate };
  const application = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, parts), {
    logger,
    // What is thrown while building is told by whoever called.
    abortOnError: false,
    // Its own takes forms too.
    bodyParser: false,
    // A kept-alive health check must not hold up a shutdown.
    forceCloseConnections: true,
    ...(certificate && { httpsOptions: certificate.options }),
  });
  const server = application.getHttpServer();
  heedConnections(server);
  const secure = (answering: Server) => secureAnswers(answering, certificate ? tls.hsts : 0);
  secure(server);
  if (server instanceof HttpsServer) certificate?.serve(server);
  application.useWebSocketAdapter(new ProcessorIoAdapter(application, config.limits, secure));
  takeJson(application);
  application.get(SimulatorDirectory, { strict: false }).knownAs(hostNames(config));
  return application;
}
