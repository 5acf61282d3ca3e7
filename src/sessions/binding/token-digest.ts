import { createHash } from 'node:crypto';

/** The SHA-256 of a session's token, hex: it tells whether a token is the right one, and is none itself. */
export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('hex');
