import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { AppConfig } from './config/app-config.js';
import { ProcessorIoAdapter } from './gateway/processor-io.adapter.js';
import { ProcessorLogger } from './logging/processor-logger.js';

/** The processor, built and not yet listening. */
export async function createApplication(config: AppConfig): Promise<NestExpressApplication> {
  const application = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), {
    logger: new ProcessorLogger(config.log),
    // What is thrown while building is told by whoever called.
    abortOnError: false,
    // A kept-alive health check must not hold up a shutdown.
    forceCloseConnections: true,
  });
  application.useWebSocketAdapter(new ProcessorIoAdapter(application, config.limits.frameBytes));
  application.disable('x-powered-by');
  return application;
}
