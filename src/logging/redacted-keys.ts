/** Keys whose values never reach a log, at any depth and in any case of letters. */
export const REDACTED_KEYS: readonly string[] = ['password', 'token', 'secret', 'authorization', 'cookie'];
