import { Injectable } from '@nestjs/common';
import { InvalidMessageError } from '../errors/desktop-errors.js';
import { CORE_COMMANDS, type CoreCommand } from '../protocol/core/core-command.js';
import type { CommandName } from '../protocol/command-table.js';
import { SESSION_COMMANDS, type SessionCommand } from '../protocol/session/session-command.js';
import type { Session } from '../sessions/session.js';
import { SessionService } from '../sessions/session.service.js';
import { CoreCommands } from './core-commands.js';
import { echo } from './echo.js';
import type { ParsedCommand } from './parsed-command.js';
import { PrepareSessionCommand } from './prepare-session.command.js';
import type { Reply } from './reply.js';
import { currentTraceId } from '../tracing/current-trace-id.js';
import type { SocketClient } from './socket-client.js';

const CORE: ReadonlySet<CommandName> = new Set(CORE_COMMANDS);
const SESSION: ReadonlySet<CommandName> = new Set(SESSION_COMMANDS);

const isCore = (command: CommandName): command is CoreCommand => CORE.has(command);
const isSession = (command: CommandName): command is SessionCommand => SESSION.has(command);

/** Sends a command to the room that carries it out. */
@Injectable()
export class CommandDispatcher {
  constructor(
    private readonly core: CoreCommands,
    private readonly prepareSession: PrepareSessionCommand,
    private readonly sessions: SessionService,
  ) {}

  /** @throws what refuses the command at once; what is refused later rejects */
  dispatch(client: SocketClient, parsed: ParsedCommand, original: unknown): Reply | Promise<Reply> {
    const { command } = parsed;
    if (isCore(command)) return this.core.execute(command, client, parsed);
    if (isSession(command)) return this.session(command, client, parsed);
    return this.prepareSession.execute(client, parsed, original);
  }

  private session(command: SessionCommand, client: SocketClient, { id, target, data }: ParsedCommand): Promise<Reply> {
    if (!target) throw new InvalidMessageError([{ path: 'target', problem: 'this command needs a target' }]);
    const { router } = this.sessions.bound(target.session, client.id);
    return router.execute({ command, id, target, data, trace: currentTraceId() }).then(({ data: carried, ...rest }) => {
      const own = carried === data ? echo('data', data) : { data: carried };
      return { result: 'success', body: { ...rest, ...own } };
    });
  }

  /**
   * The session of a bound client's session command: it remembers the answers, and bounds how many are at work. Other commands are nobody's memory,
   * whatever target they carry: a password is checked every time.
   */
  boundSession(client: SocketClient, { target, command }: ParsedCommand): Session | undefined {
    if (!target || !isSession(command)) return undefined;
    const session = this.sessions.find(target.session)?.session;
    return session?.binding.boundTo(client.id) ? session : undefined;
  }
}
