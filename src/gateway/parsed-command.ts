import { InvalidMessageError, UnknownNameError } from '../errors/desktop-errors.js';
import { CommandMessage } from '../protocol/command-message.dto.js';
import { COMMAND_TABLE, type CommandName } from '../protocol/command-table.js';
import { Target } from '../protocol/target.js';
import { checkedShape } from './checked-shape.js';
import { describeShape } from './compiled-check.js';
import { withUndeclared } from './with-undeclared.js';

/** A command whose envelope and data have the shape that the protocol gives them. */
export interface ParsedCommand {
  readonly command: CommandName;
  readonly id: string | undefined;
  readonly service: string | undefined;
  readonly target: Target | undefined;
  /** instance of the command's DTO class; beside what that declares, whatever else was in the data block */
  readonly data: object;
  /** the data block as it was received */
  readonly received: unknown;
}

for (const shape of [CommandMessage, ...Object.values(COMMAND_TABLE).map(({ data }) => data)]) describeShape(shape);

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMAND_TABLE, name);

/** Of a target that has passed the check of the envelope. */
const segments = (target: string) => target.split('.') as [string, ...string[]];

/** @throws InvalidMessageError, UnknownNameError (UNKNOWN_COMMAND) */
export function parsedCommand(raw: unknown): ParsedCommand {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new InvalidMessageError([{ path: '', problem: 'a command is one JSON object' }]);
  }
  const message = checkedShape(CommandMessage, raw, '');
  if (!isCommand(message.command)) throw new UnknownNameError('UNKNOWN_COMMAND', 'command');
  const received = message.data ?? {};
  const type = COMMAND_TABLE[message.command].data;
  return {
    command: message.command,
    id: message.id,
    service: message.service,
    target: message.target === undefined ? undefined : Target.of(...segments(message.target)),
    data: withUndeclared(type, checkedShape<object>(type, received, 'data'), received),
    received: (raw as CommandMessage).data,
  };
}
