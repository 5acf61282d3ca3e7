import { Inject, Injectable } from '@nestjs/common';
import { InvalidMessageError, UnknownNameError } from '../errors/desktop-errors.js';
import { refusalStacks } from '../errors/refusal-stacks.js';
import type { CommandResponse } from '../protocol/response.js';
import { Transport } from '../protocol/transport.js';
import { ID_SOURCE, type IdSource } from '../runtime/id-source.js';
import { READING_COMMANDS } from '../sessions/table/reading-commands.js';
import { UNKEPT_COMMANDS } from '../sessions/table/unkept-commands.js';
import { CommandDispatcher } from './command-dispatcher.js';
import { echo } from './echo.js';
import { failureOf } from './failure-of.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { UnreadMessage } from './intake/unread-message.js';
import { limitsOf } from './limits-of.js';
import { beyondLimits } from './message-limits.js';
import { parsedCommand, type ParsedCommand } from './parsed-command.js';
import type { SocketClient } from './socket-client.js';

/** An answer, and what follows once it is on its way. */
export interface Answer {
  readonly response: CommandResponse;
  readonly after?: () => void;
}

/** Makes exactly one answer of whatever a client sends. Never rejects. */
@Injectable()
export class CommandAnswering {
  constructor(
    private readonly dispatcher: CommandDispatcher,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    @Inject(ID_SOURCE) private readonly ids: IdSource,
  ) {
    if (settings.debug) refusalStacks.keep();
  }

  async answer(client: SocketClient, raw: unknown): Promise<Answer> {
    const excess = raw instanceof UnreadMessage ? raw.problem : beyondLimits(raw, limitsOf(raw, this.settings));
    try {
      client.command();
      if (excess !== undefined) throw new InvalidMessageError([{ path: '', problem: excess }]);
      const answer = await this.execute(client, raw);
      if (answer.response.result !== 'failure') return answer;
      return { ...answer, response: { ...answer.response, ...echo('original', raw) } };
    } catch (error) {
      // What is beyond the limits is not even measured for an echo.
      return { response: { ...this.refuse(raw, error), ...(excess === undefined ? echo('original', raw) : {}) } };
    }
  }

  /** The answer to an event that is not of the wire. */
  answerStranger(client: SocketClient): CommandResponse {
    try {
      client.command();
      throw new UnknownNameError('UNKNOWN_COMMAND', `event; commands are sent as '${Transport.command}'`);
    } catch (error) {
      return this.refuse(undefined, error);
    }
  }

  /** The answer without the request: it may be remembered, and the next request is another object. */
  private async execute(client: SocketClient, raw: unknown): Promise<Answer> {
    const parsed = parsedCommand(raw);
    const session = this.dispatcher.boundSession(client, parsed);
    if (!session) return this.carryOut(client, parsed, raw);
    let after: (() => void) | undefined;
    const id = UNKEPT_COMMANDS.has(parsed.command) ? undefined : parsed.id;
    const response = await session.answers.once(parsed.command, id, async () => {
      const answer = await this.carryOut(client, parsed, raw);
      ({ after } = answer);
      return answer.response;
    });
    // What it was told before, and that it was answered, outlives this process.
    if (session.custody && !READING_COMMANDS.has(parsed.command)) await session.custody.settled();
    return after ? { response, after } : { response };
  }

  private async carryOut(client: SocketClient, parsed: ParsedCommand, raw: unknown): Promise<Answer> {
    try {
      const { result, body, after } = await this.dispatcher.dispatch(client, parsed, raw);
      const response = { ...envelope(raw), result, ...body };
      return after ? { response, after } : { response };
    } catch (error) {
      return { response: this.refuse(raw, error) };
    }
  }

  private refuse(raw: unknown, error: unknown): CommandResponse {
    const { debug } = this.settings;
    const failure = failureOf(error, { debug, correlationId: () => this.ids.next() });
    return { ...envelope(raw), result: 'failure', failure };
  }
}

/** What can be said of any message, however broken: the command's name and the client's id, where they are texts. */
function envelope(raw: unknown): Pick<CommandResponse, 'command' | 'id'> {
  if (typeof raw !== 'object' || raw === null) return { command: null };
  const { command, id } = raw as { command?: unknown; id?: unknown };
  const named = { command: short(command) ?? null };
  const echoed = short(id);
  return echoed === undefined ? named : { ...named, id: echoed };
}

const short = (text: unknown) => (typeof text === 'string' && text.length <= 64 ? text : undefined);
