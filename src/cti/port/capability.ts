import { SESSION_COMMANDS, type SessionCommand } from '../../protocol/session/session-command.js';

/** Commands that need no capability: a session always has them. */
export const CORE_SESSION_COMMANDS = ['session.start', 'session.snapshot', 'session.logout'] as const;

type CoreSessionCommand = (typeof CORE_SESSION_COMMANDS)[number];

/** What a provider can do, named by the command that asks for it. */
export type Capability = Exclude<SessionCommand, CoreSessionCommand>;

export function isCapability(command: SessionCommand): command is Capability {
  return !CORE_SESSION_COMMANDS.some((one) => one === command);
}

/** Everything that a provider may claim. */
export const CAPABILITIES: readonly Capability[] = SESSION_COMMANDS.filter(isCapability);
