import { Logger } from '@nestjs/common';
import { InternalError } from '../errors/operator-errors.js';
import { ProcessorError } from '../errors/processor-error.js';
import type { Failure } from '../protocol/response.js';

const logger = new Logger('Command');

/**
 * The one place where what was thrown becomes the `failure` of an answer. What is not a refusal of ours is a fault of
 * ours: it is logged whole, and told by a correlation id only.
 */
export function failureOf(thrown: unknown, options: { debug: boolean; correlationId: () => string }): Failure {
  const error = thrown instanceof ProcessorError ? thrown : internal(thrown, options.correlationId());
  // Not read where it is not told: it is formatted when it is read.
  const stack = options.debug && thrown instanceof Error ? thrown.stack : undefined;
  return {
    code: error.code,
    message: error.message,
    retryable: error.retryable,
    ...(error.details === undefined ? {} : { details: error.details }),
    ...(stack !== undefined ? { context: stack } : {}),
  };
}

function internal(cause: unknown, correlationId: string): InternalError {
  logger.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause), { correlationId });
  return new InternalError(correlationId, { cause });
}
