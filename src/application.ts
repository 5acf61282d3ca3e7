import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { AppConfig } from './config/app-config.js';
import { loadConfig } from './config/load-config.js';
import type { CtiProviderKind, ExternalProvider } from './cti/cti.module.js';
import { SimulatorDirectory } from './cti/simulator/simulator-directory.js';
import { ProcessorIoAdapter } from './gateway/processor-io.adapter.js';
import { hostNames } from './host-names.js';
import { heedConnections } from './http-connections.js';
import { ProcessorLogger } from './logging/processor-logger.js';
import { PROVIDER_KINDS } from './provider-kinds.js';
import { takeJson } from './take-json.js';

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
  load = () => loadConfig(process.env),
): Promise<NestExpressApplication> {
  const parts = { kinds, external, logger, load };
  const application = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config, parts), {
    logger,
    // What is thrown while building is told by whoever called.
    abortOnError: false,
    // Its own takes forms too.
    bodyParser: false,
    // A kept-alive health check must not hold up a shutdown.
    forceCloseConnections: true,
  });
  heedConnections(application.getHttpServer());
  application.useWebSocketAdapter(new ProcessorIoAdapter(application, config.limits));
  takeJson(application);
  application.get(SimulatorDirectory, { strict: false }).knownAs(hostNames(config));
  return application;
}
