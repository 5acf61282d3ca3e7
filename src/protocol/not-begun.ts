import type { FailureCode } from './failure-code.js';

/** Answers that say of a session command that nobody has begun it: by the same id it is tried anew. */
export const NOT_BEGUN: ReadonlySet<string> = new Set<FailureCode>(['NOT_BOUND', 'SERVICE_UNAVAILABLE']);
