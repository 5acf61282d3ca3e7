import { PreparedSessionAnswer } from '../answers/prepared-session.answer.js';
import type { CommandContract } from '../command-contract.js';
import { PrepareSessionData } from './prepare-session.dto.js';

/** Commands of the interaction processor service. */
export const SERVICE_COMMAND_TABLE = {
  prepareSession: { data: PrepareSessionData, answer: PreparedSessionAnswer },
} as const satisfies Readonly<Record<string, CommandContract>>;

export type ServiceCommand = keyof typeof SERVICE_COMMAND_TABLE;

export const SERVICE_COMMANDS = Object.keys(SERVICE_COMMAND_TABLE) as ServiceCommand[];
