import { COMMAND_TABLE } from '../../../src/protocol/command-table.js';
import { Transport } from '../../../src/protocol/transport.js';

type Channel = keyof typeof Transport;
type Fields = Readonly<Record<string, unknown>>;

/** Given by the tests' environment. */
const { wireProblem } = globalThis as unknown as {
  readonly wireProblem: (channel: Channel, name: string, message: unknown) => string | undefined;
};

/** What is wrong by the protocol's schemas with a message that a client sends; undefined where nothing is. */
export function sentProblem(event: string, message: unknown): string | undefined {
  const { command } = fieldsOf(message);
  if (event !== Transport.command || !isCommand(command)) return `sent as ${event}: no command`;
  return wireProblem('command', command, message);
}

/** The same of an answer. */
export function answerProblem(answer: unknown): string | undefined {
  const { command, result } = fieldsOf(answer);
  const unread = result === 'failure' && !isCommand(command);
  return wireProblem('response', unread ? 'failure' : `${String(command)}.${String(result)}`, answer);
}

/** The same of an event. */
export function eventProblem(event: unknown): string | undefined {
  const { name, eventType } = fieldsOf(event);
  return wireProblem('event', String(name ?? eventType), event);
}

const fieldsOf = (message: unknown): Fields =>
  typeof message === 'object' && message !== null ? (message as Fields) : {};

const isCommand = (name: unknown): name is string => typeof name === 'string' && Object.hasOwn(COMMAND_TABLE, name);
