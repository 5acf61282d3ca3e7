import type { ServerResponse } from 'node:http';
import type { ProcessorError } from '../../errors/processor-error.js';
import type { FailureCode } from '../../protocol/failure-code.js';
import type { FailureAnswer } from '../answers/failure.answer.js';
import type { Visit } from './visits.js';

/** What each refusal is over HTTP; those that are not here are faults of ours. */
export const STATUS_OF: Readonly<Partial<Record<FailureCode, number>>> = {
  INVALID_MESSAGE: 400,
  INVALID_CREDENTIALS: 401,
  FORBIDDEN: 403,
  RESOURCE_NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_ATTEMPTS: 429,
  SERVICE_UNAVAILABLE: 503,
};

/** Answers with a refusal. */
export function sendFailure(refusal: ProcessorError, response: ServerResponse, visit: Visit): void {
  const { code, message, retryable, details } = refusal;
  visit.failure = code;
  if (response.headersSent) return;
  const body: FailureAnswer = { failure: { code, message, retryable, ...(details ? { details } : {}) } };
  const retryAfter = details?.['retryAfter'];
  response.writeHead(STATUS_OF[code] ?? 500, {
    'Content-Type': 'application/json; charset=utf-8',
    ...(code === 'INVALID_CREDENTIALS' ? { 'WWW-Authenticate': 'Bearer' } : {}),
    ...(typeof retryAfter === 'number' ? { 'Retry-After': String(Math.ceil(retryAfter / 1_000)) } : {}),
  });
  response.end(JSON.stringify(body));
}
