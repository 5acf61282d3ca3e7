/** The closed list of failure codes; the value says whether the same command may succeed when sent again later. */
export const FAILURE_CODES = {
  INVALID_MESSAGE: { retryable: false },
  UNKNOWN_COMMAND: { retryable: false },
  UNKNOWN_SERVICE: { retryable: false },
  UNKNOWN_TARGET: { retryable: false },
  UNKNOWN_MODEL: { retryable: false },
  RESOURCE_NOT_FOUND: { retryable: false },
  INVALID_CREDENTIALS: { retryable: false },
  TOO_MANY_ATTEMPTS: { retryable: true },
  RATE_LIMITED: { retryable: true },
  SERVICE_UNAVAILABLE: { retryable: true },
  RESOURCE_ALREADY_BOUND: { retryable: false },
  NOT_BOUND: { retryable: false },
  SESSION_NOT_STARTED: { retryable: false },
  INVALID_STATE: { retryable: false },
  INTERACTION_IN_PROGRESS: { retryable: false },
  CONFLICT: { retryable: false },
  FORBIDDEN: { retryable: false },
  UNSUPPORTED: { retryable: false },
  CTI_REJECTED: { retryable: false },
  CTI_TIMEOUT: { retryable: true },
  CTI_UNAVAILABLE: { retryable: true },
  INTERNAL: { retryable: true },
} as const satisfies Record<string, { retryable: boolean }>;

export type FailureCode = keyof typeof FAILURE_CODES;
