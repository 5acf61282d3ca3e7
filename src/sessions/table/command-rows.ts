import type { Capability } from '../../cti/port/capability.js';
import { CHANNEL_ROWS } from './channel-rows.js';
import type { CommandRow } from './command-row.js';
import { CONVERSATION_ROWS } from './conversation-rows.js';
import { INTERACTION_ROWS } from './interaction-rows.js';

/** A command that names a channel, an interaction or a conversation: the first word of the command says which. */
export type ObjectCommand = Exclude<Capability, `session.${string}`>;

/** Every such command: when it is accepted, and how it is carried out. */
export const COMMAND_ROWS: Readonly<Record<ObjectCommand, CommandRow>> = {
  ...CHANNEL_ROWS,
  ...INTERACTION_ROWS,
  ...CONVERSATION_ROWS,
};

/** The commands that name such an object, in the order of the table. */
export const COMMANDS_BY_KIND = {
  channel: Object.keys(CHANNEL_ROWS) as ObjectCommand[],
  interaction: Object.keys(INTERACTION_ROWS) as ObjectCommand[],
  conversation: Object.keys(CONVERSATION_ROWS) as ObjectCommand[],
} as const;

const all = Object.keys(COMMAND_ROWS) as ObjectCommand[];

export const URGENT_COMMANDS: ReadonlySet<string> = new Set(all.filter((one) => COMMAND_ROWS[one].urgent));
