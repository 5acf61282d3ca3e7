import { SESSION_COMMANDS, type SessionCommand } from '../../protocol/session/session-command.js';

/** Commands that need no capability: a session always has them. */
export const CORE_SESSION_COMMANDS = [
  'session.start',
  'session.snapshot',
  'session.logout',
  'session.history',
  'session.renew',
] as const;

type CoreSessionCommand = (typeof CORE_SESSION_COMMANDS)[number];

/** What a provider can do, named by the command that asks for it. */
export type Capability = Exclude<SessionCommand, CoreSessionCommand>;

export function isCapability(command: SessionCommand): command is Capability {
  return !CORE_SESSION_COMMANDS.some((one) => one === command);
}

/** Everything that a provider may claim. */
export const CAPABILITIES: readonly Capability[] = SESSION_COMMANDS.filter(isCapability);

/** What a provider can do by its `directory`, for all sessions alike: all of them or none. */
export const DIRECTORY_CAPABILITIES = [
  'session.directory',
  'session.subscribe',
  'session.unsubscribe',
] as const satisfies readonly Capability[];

export type DirectoryCapability = (typeof DIRECTORY_CAPABILITIES)[number];

/** What a provider can do by its sessions: the others. */
export type SessionCapability = Exclude<Capability, DirectoryCapability>;

export function isOfSession(capability: Capability): capability is SessionCapability {
  return !DIRECTORY_CAPABILITIES.some((one) => one === capability);
}
