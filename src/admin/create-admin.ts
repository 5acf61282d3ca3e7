import { Module, type DynamicModule, type NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { IdSource } from '../runtime/id-source.js';
import { Entrance } from './access/entrance.js';
import { RefusedTries } from './access/refused-tries.js';
import type { TokenHolders } from './access/token-holders.js';
import { Visits } from './access/visits.js';
import { ADMIN_PARTS, type AdminParts } from './admin-parts.js';
import { ASKED_PIPE } from './asked-pipe.js';
import { boundServer } from './bound-server.js';
import { FailureFilter } from './failure.filter.js';
import { OperationGuard } from './operation.guard.js';
import { OperationsController } from './operations.controller.js';
import { ProcessController } from './process.controller.js';
import { ServicesController } from './services.controller.js';
import { SessionsController } from './sessions.controller.js';

/** Bytes that a request may carry. */
const BODY_BYTES = 4_096;

/** Every controller that there is: the document is made of them. */
export const CONTROLLERS = [ProcessController, ServicesController, SessionsController, OperationsController] as const;

@Module({})
class AdminModule {
  static forRoot(parts: AdminParts, visits: Visits): DynamicModule {
    return {
      module: AdminModule,
      controllers: [...CONTROLLERS],
      providers: [
        { provide: ADMIN_PARTS, useValue: parts },
        { provide: Visits, useValue: visits },
      ],
    };
  }
}

/**
 * The operator's API: an application of its own beside the processor's, with a server of its own, which is made here and nowhere else. It
 * is built and not yet listening, and starts and ends nothing of the processor.
 * @param names host names under which it is reached, in small letters
 * @param encryption undefined: it is not encrypted
 */
export async function createAdmin(
  parts: AdminParts,
  holders: TokenHolders,
  names: readonly string[],
  ids: IdSource,
  encryption?: NestApplicationOptions['httpsOptions'],
): Promise<NestExpressApplication> {
  const visits = new Visits();
  const application = await NestFactory.create<NestExpressApplication>(AdminModule.forRoot(parts, visits), {
    logger: parts.log,
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
    ...(encryption && { httpsOptions: encryption }),
  });
  boundServer(application.getHttpServer());
  application.disable('x-powered-by');
  application.disable('etag');
  application.use(new Entrance(holders, new RefusedTries(parts.clock), visits, parts.happenings, names).pass);
  application.useBodyParser('json', { limit: BODY_BYTES, inflate: false });
  application.useGlobalPipes(ASKED_PIPE);
  application.useGlobalGuards(new OperationGuard(visits));
  application.useGlobalFilters(new FailureFilter(visits, ids));
  return application;
}
