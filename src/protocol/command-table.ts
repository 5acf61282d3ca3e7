import type { CommandContract } from './command-contract.js';
import { CORE_COMMAND_TABLE, type CoreCommand } from './core/core-command.js';
import { SERVICE_COMMAND_TABLE, type ServiceCommand } from './service/service-command.js';
import { SESSION_COMMAND_TABLE, type SessionCommand } from './session/session-command.js';

export type CommandName = CoreCommand | ServiceCommand | SessionCommand;

/** Every command of the wire, with the classes of what it carries and of what is answered. */
export const COMMAND_TABLE: Readonly<Record<CommandName, CommandContract>> = {
  ...CORE_COMMAND_TABLE,
  ...SERVICE_COMMAND_TABLE,
  ...SESSION_COMMAND_TABLE,
};
