import type { SessionCommand } from '../../protocol/session/session-command.js';

/** Commands that need no capability: a session always has them. */
export const CORE_SESSION_COMMANDS = ['session.start', 'session.snapshot', 'session.logout'] as const;

/** What a provider can do, named by the command that asks for it. */
export type Capability = Exclude<SessionCommand, (typeof CORE_SESSION_COMMANDS)[number]>;
