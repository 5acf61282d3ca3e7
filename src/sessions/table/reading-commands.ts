import type { SessionCommand } from '../../protocol/session/session-command.js';

/** Commands that change nothing: done again at another instance they do no harm, and their answers need not be kept for it. */
export const READING_COMMANDS: ReadonlySet<string> = new Set<SessionCommand>([
  'session.snapshot',
  'session.history',
  'session.directory',
  'session.phone',
]);
