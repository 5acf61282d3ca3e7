import { Inject, Injectable } from '@nestjs/common';
import type { OfSession } from '../happenings/happening.js';
import { Happenings } from '../happenings/happenings.js';
import type { CommandResponse } from '../protocol/response.js';
import { COMMAND_TABLE } from '../protocol/command-table.js';
import { SESSION_COMMAND_TABLE, SESSION_COMMANDS, type SessionCommand } from '../protocol/session/session-command.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { declaredProperties } from './declared-properties.js';
import { NamedSession } from './named-session.js';
import type { SocketClient } from './socket-client.js';

/** Commands that say of which session they are. */
const OF_SESSIONS: ReadonlySet<string> = new Set<string>(SESSION_COMMANDS);
/** Those of them that may tell what they carry. */
const OPEN: ReadonlySet<string> = new Set<string>(SESSION_COMMANDS.filter((name) => !COMMAND_TABLE[name].secret));

/** Tells those who only look on of commands and what came of them. */
@Injectable()
export class CommandTeller {
  constructor(
    private readonly sessions: NamedSession,
    private readonly happenings: Happenings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param trace the command's. @returns to be called with the answer, before that is sent. What a stranger sends is told as little as it is known. */
  begin(client: SocketClient, raw: unknown, trace: string): (response: CommandResponse) => void {
    const begun = this.clock.elapsed();
    const { target, data } = (raw ?? {}) as { readonly target?: unknown; readonly data?: unknown };
    // A sign-off ends the session before it is answered.
    const of = this.sessions.namedBy(client, target);
    const call = of && this.sessions.callOf(of, String(target));
    return ({ command, id, result, failure, data: answer }) => {
      const known = failure?.code === 'UNKNOWN_COMMAND' ? undefined : (command ?? undefined);
      const told = of !== undefined && known !== undefined && OF_SESSIONS.has(known);
      this.happenings.tell({
        kind: 'command',
        command: known,
        id: id ?? undefined,
        target: told ? String(target) : undefined,
        call: call ?? (told ? this.made(of, String(target), answer) : undefined),
        data: told && OPEN.has(known) ? declaredOnly(known as SessionCommand, data) : undefined,
        client: client.id,
        address: client.address,
        outcome: result === 'failure' ? { result, code: failure?.code ?? 'INTERNAL' } : { result },
        took: this.clock.elapsed() - begun,
        trace,
        ...of,
      });
    };
  }

  /** The contact that has come of a command to a channel. */
  private made(of: OfSession, target: string, answer: unknown): string | undefined {
    const { interaction } = (answer ?? {}) as { readonly interaction?: unknown };
    return typeof interaction === 'string' ? this.sessions.callOf(of, `${target}.${interaction}`) : undefined;
  }
}

/** What the command may carry: names that a client has made up are told to nobody, they would pass for fields of ours. */
function declaredOnly(command: SessionCommand, data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const given = data as Readonly<Record<string, unknown>>;
  const names = declaredProperties(SESSION_COMMAND_TABLE[command].data).map(({ name }) => name);
  return Object.fromEntries(names.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]));
}
