import { Inject, Injectable } from '@nestjs/common';
import type { Happening } from '../happenings/happening.js';
import { Happenings } from '../happenings/happenings.js';
import type { CommandResponse } from '../protocol/response.js';
import { SESSION_COMMANDS } from '../protocol/session/session-command.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { SessionService } from '../sessions/session.service.js';
import type { SocketClient } from './socket-client.js';

type Told = Extract<Happening, { kind: 'command' }>;

/** Commands that say of which session they are, and may tell what they carry. */
const OF_SESSIONS: ReadonlySet<string> = new Set<string>(SESSION_COMMANDS);

/** Tells those who only look on of commands and what came of them. */
@Injectable()
export class CommandTeller {
  constructor(
    private readonly sessions: SessionService,
    private readonly happenings: Happenings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns to be called with the answer. What a stranger sends is told as little as it is known. */
  begin(client: SocketClient, raw: unknown): (response: CommandResponse) => void {
    const begun = this.clock.elapsed();
    const { target, data } = (raw ?? {}) as { readonly target?: unknown; readonly data?: unknown };
    // A sign-off ends the session before it is answered.
    const of = this.session(client, target);
    return ({ command, id, result, failure }) => {
      const known = failure?.code === 'UNKNOWN_COMMAND' ? undefined : (command ?? undefined);
      const told = of !== undefined && known !== undefined && OF_SESSIONS.has(known);
      this.happenings.tell({
        kind: 'command',
        command: known,
        id: id ?? undefined,
        target: told ? String(target) : undefined,
        data: told && typeof data === 'object' ? (data ?? undefined) : undefined,
        client: client.id,
        address: client.address,
        outcome: result === 'failure' ? { result, code: failure?.code ?? 'INTERNAL' } : { result },
        took: this.clock.elapsed() - begun,
        ...of,
      });
    };
  }

  /** Of the client's own session: what others name says nothing. */
  private session(client: SocketClient, target: unknown): Pick<Told, 'session' | 'agent' | 'service'> | undefined {
    if (typeof target !== 'string') return undefined;
    const session = this.sessions.find(target.split('.', 1)[0] ?? '')?.session;
    if (!session?.binding.boundTo(client.id)) return undefined;
    const { agent, service } = session.identity;
    return { session: session.id, agent: agent.id, service: service.id };
  }
}
