import { Injectable } from '@nestjs/common';
import { InvalidMessageError } from '../errors/desktop-errors.js';
import { CORE_COMMANDS, type CoreCommand } from '../protocol/core/core-command.js';
import type { CommandName } from '../protocol/command-table.js';
import type { CommandResponse } from '../protocol/response.js';
import { SESSION_COMMANDS, type SessionCommand } from '../protocol/session/session-command.js';
import { SessionService } from '../sessions/session.service.js';
import { CoreCommands } from './core-commands.js';
import type { ParsedCommand } from './parsed-command.js';
import { PrepareSessionCommand } from './prepare-session.command.js';
import type { Reply } from './reply.js';
import type { SocketClient } from './socket-client.js';

const isCore = (command: CommandName): command is CoreCommand => CORE_COMMANDS.some((one) => one === command);
const isSession = (command: CommandName): command is SessionCommand => SESSION_COMMANDS.some((one) => one === command);

/** Sends a command to the room that carries it out. */
@Injectable()
export class CommandDispatcher {
  constructor(
    private readonly core: CoreCommands,
    private readonly prepareSession: PrepareSessionCommand,
    private readonly sessions: SessionService,
  ) {}

  async dispatch(client: SocketClient, parsed: ParsedCommand, original: unknown): Promise<Reply> {
    const { command } = parsed;
    if (isCore(command)) return this.core.execute(command, client, parsed);
    if (isSession(command)) return this.session(command, client, parsed);
    return this.prepareSession.execute(client, parsed, original);
  }

  private async session(
    command: SessionCommand,
    client: SocketClient,
    { target, data }: ParsedCommand,
  ): Promise<Reply> {
    if (!target) throw new InvalidMessageError([{ path: 'target', problem: 'this command needs a target' }]);
    const { router } = this.sessions.bound(target.session, client.id);
    return { result: 'success', body: { ...(await router.execute({ command, target, data })) } };
  }

  /**
   * The answer a bound client has got already to that session command, or `work` done for it now. Other commands are
   * nobody's memory, whatever target they carry: a password is checked every time.
   */
  once(client: SocketClient, parsed: ParsedCommand, work: () => Promise<CommandResponse>): Promise<CommandResponse> {
    const { target, command, id } = parsed;
    if (!target || !isSession(command)) return work();
    const managed = this.sessions.find(target.session);
    if (!managed?.session.binding.boundTo(client.id)) return work();
    return managed.session.answers.once(command, id, work);
  }
}
