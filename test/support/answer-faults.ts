import { COMMAND_TABLE, type CommandName } from '../../src/protocol/command-table.js';
import type { CommandResponse } from '../../src/protocol/response.js';
import { SESSION_COMMANDS } from '../../src/protocol/session/session-command.js';
import { shapeFaults } from './shape-faults.js';

const OF_SESSION: readonly string[] = SESSION_COMMANDS;

const isCommand = (name: string | null): name is CommandName => name !== null && Object.hasOwn(COMMAND_TABLE, name);

/** @returns what of an answer of success is not as the protocol's table says; empty where all is */
export function answerFaults({ command, id: _id, result, ...body }: CommandResponse): string[] {
  if (result !== 'success') return [];
  if (!isCommand(command)) return [`no such command: ${String(command)}`];
  const { data, answer } = COMMAND_TABLE[command];
  if (!OF_SESSION.includes(command)) return shapeFaults(answer, body);
  // The request's own is given back as it was; what is large is left out.
  if (answer === data) return [];
  return shapeFaults(answer, body['data'] as object | undefined).map((fault) => `${command}: ${fault}`);
}
