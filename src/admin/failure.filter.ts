import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { InvalidMessageError, UnknownNameError } from '../errors/desktop-errors.js';
import { InternalError } from '../errors/operator-errors.js';
import { ProcessorError } from '../errors/processor-error.js';
import type { IdSource } from '../runtime/id-source.js';
import { sendFailure } from './access/send-failure.js';
import type { Visits } from './access/visits.js';

/** The one place where what is thrown becomes an answer. */
@Catch()
export class FailureFilter implements ExceptionFilter {
  private readonly logger = new Logger('AdminApi');

  constructor(
    private readonly visits: Visits,
    private readonly ids: IdSource,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const visit = this.visits.of(http.getRequest<IncomingMessage>());
    visit.operation ??= 'unknown';
    sendFailure(this.refusal(error), http.getResponse<ServerResponse>(), visit);
  }

  private refusal(error: unknown): ProcessorError {
    if (error instanceof ProcessorError) return error;
    // Of the framework: no such route, or a body that is no JSON, or too much of it.
    const status = error instanceof HttpException ? error.getStatus() : 500;
    if (status === 404) return new UnknownNameError('RESOURCE_NOT_FOUND', 'operation');
    if (status < 500)
      return new InvalidMessageError([{ path: '', problem: 'the body cannot be taken: JSON, and little' }]);
    const correlationId = this.ids.next();
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error), { correlationId });
    return new InternalError(correlationId, { cause: error });
  }
}
