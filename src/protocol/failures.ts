import type { FailureCode } from './failure-code.js';

/** What any message may be refused with, be it the right one or not. */
export const OF_ANY_MESSAGE = ['INVALID_MESSAGE', 'RATE_LIMITED', 'INTERNAL'] as const satisfies readonly FailureCode[];

/** What has no command of its own: it is none, another event name, or was not read. */
export const OF_NO_COMMAND = [...OF_ANY_MESSAGE, 'UNKNOWN_COMMAND'] as const satisfies readonly FailureCode[];
