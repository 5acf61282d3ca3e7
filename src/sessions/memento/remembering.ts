import type { ManagedSession } from '../managed-session.js';

/** Those who know what is to be kept of a session. */
export type Remembering = Pick<ManagedSession, 'session' | 'presence' | 'directory'>;
