import type { OfSession, UnboundBy } from '../happenings/happening.js';
import type { Happenings } from '../happenings/happenings.js';
import type { Cause } from '../protocol/cause.js';
import type { BindResult } from './binding/session-binding.js';
import type { SessionClient } from './binding/session-client.js';
import type { Session } from './session.js';
import { sessionEndOf } from './session-ends.js';

/** Tells those who only look on what becomes of sessions. */
export class SessionTeller {
  constructor(private readonly happenings: Happenings) {}

  created(session: Session): void {
    this.happenings.tell({ kind: 'session.created', ...ofSession(session) });
  }

  takenIn(session: Session): void {
    this.happenings.tell({ kind: 'session.takenin', ...ofSession(session) });
  }

  handedOver(session: Session, cause: Cause): void {
    this.happenings.tell({ kind: 'session.handedover', ...ofSession(session), cause });
  }

  /** @param absent milliseconds that nobody was there before; undefined at the first time */
  bound(session: Session, client: SessionClient, { replayed, gap }: BindResult, absent: number | undefined): void {
    this.happenings.tell({
      kind: 'session.bound',
      ...ofSession(session),
      client: client.id,
      address: client.address,
      replayed,
      gap,
      ...(absent === undefined ? {} : { absent }),
    });
  }

  unbound(session: Session, client: string, by: UnboundBy): void {
    this.happenings.tell({ kind: 'session.unbound', ...ofSession(session), client, by });
  }

  /** From now on each of its events is told. */
  follow(session: Session): void {
    const of = ofSession(session);
    session.onEvent = (event) => {
      const ended = event.name === 'session.ended';
      const left = ended ? liveContacts(session) : [];
      const why = ended ? sessionEndOf(event.cause) : undefined;
      this.happenings.tell({
        kind: 'event',
        ...of,
        ...event,
        ...(why && { why }),
        ...(left.length > 0 ? { left } : {}),
      });
    };
  }
}

const liveContacts = ({ model }: Session): readonly string[] =>
  model.interactions().flatMap(({ live, facts }) => (live ? [facts.contact] : []));

const ofSession = ({ id, identity }: Session): OfSession => ({
  session: id,
  agent: identity.agent.id,
  service: identity.service.id,
});
