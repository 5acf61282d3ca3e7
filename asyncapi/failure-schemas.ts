import { FAILURE_CODES, type FailureCode } from '../src/protocol/failure-code.js';
import { FAILURE_DETAILS } from '../src/protocol/failure-details.js';
import type { JsonSchema } from './json-schema.js';
import type { Schemas } from './schemas.js';

/** `INVALID_STATE`: `InvalidStateFailure` */
const nameOf = (code: FailureCode) =>
  `${code.replaceAll(/([A-Z])([A-Z]*)_?/g, (_, first: string, rest: string) => first + rest.toLowerCase())}Failure`;

/** The `failure` block of an answer that has one of these codes. */
export function failureBlock(codes: readonly FailureCode[], schemas: Schemas): JsonSchema {
  return { oneOf: codes.map((code) => schemas.add(nameOf(code), failure(code, schemas))) };
}

function failure(code: FailureCode, schemas: Schemas): JsonSchema {
  const contract = FAILURE_DETAILS[code];
  const details = contract && {
    ...schemas.of(contract.details, 'told'),
    ...(contract.open ? { additionalProperties: true } : {}),
  };
  return {
    type: 'object',
    required: ['code', 'message', 'retryable', ...(contract && !contract.optional ? ['details'] : [])],
    properties: {
      code: { const: code },
      message: { type: 'string', description: 'for people' },
      retryable: { const: FAILURE_CODES[code].retryable },
      ...(details ? { details } : {}),
      context: { type: 'string', description: 'stack trace; in debug mode only' },
    },
  };
}
