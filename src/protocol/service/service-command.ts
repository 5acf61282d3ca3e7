import { PreparedSessionAnswer } from '../answers/prepared-session.answer.js';
import { SessionInTheWayAnswer } from '../answers/session-in-the-way.answer.js';
import type { CommandContract } from '../command-contract.js';
import { OF_ANY_MESSAGE } from '../failures.js';
import { PrepareSessionData } from './prepare-session.dto.js';

/** Commands of the interaction processor service. */
export const SERVICE_COMMAND_TABLE = {
  prepareSession: {
    data: PrepareSessionData,
    answer: PreparedSessionAnswer,
    confirm: SessionInTheWayAnswer,
    failures: [
      ...OF_ANY_MESSAGE,
      'UNKNOWN_SERVICE',
      'SERVICE_UNAVAILABLE',
      'TOO_MANY_ATTEMPTS',
      'INVALID_CREDENTIALS',
      'UNKNOWN_MODEL',
      'CONFLICT',
    ],
  },
} as const satisfies Readonly<Record<string, CommandContract>>;

export type ServiceCommand = keyof typeof SERVICE_COMMAND_TABLE;

export const SERVICE_COMMANDS = Object.keys(SERVICE_COMMAND_TABLE) as ServiceCommand[];
