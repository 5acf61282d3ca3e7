import type { SessionCommand } from '../../protocol/session/session-command.js';

/** Commands whose answers hold secrets: nothing is kept of them, and the same one sent again is simply asked again. */
export const UNKEPT_COMMANDS: ReadonlySet<string> = new Set<SessionCommand>(['session.phone']);
