import { Injectable } from '@nestjs/common';
import type { OfSession } from '../happenings/happening.js';
import { SessionService } from '../sessions/session.service.js';
import { Target } from '../protocol/target.js';
import type { SocketClient } from './socket-client.js';

/** Knows the session that a command names by its target, for those who tell of the command. */
@Injectable()
export class NamedSession {
  constructor(private readonly sessions: SessionService) {}

  /** Of the client's own session: what others name says nothing. */
  namedBy(client: SocketClient, target: unknown): OfSession | undefined {
    if (typeof target !== 'string') return undefined;
    const session = this.sessions.find(target.split('.', 1)[0] ?? '')?.session;
    if (!session?.binding.boundTo(client.id)) return undefined;
    const { agent, service } = session.identity;
    return { session: session.id, agent: agent.id, service: service.id };
  }

  /** The switch's own id of the contact in which an object of that session lies. */
  callOf({ session }: OfSession, target: string): string | undefined {
    const place = Target.parse(target);
    return place && this.sessions.find(session)?.session.model.callOf(place);
  }
}
