import { Body, Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import { SESSION_ENDS } from '../sessions/session-ends.js';
import { sessionTree } from '../sessions/session-view.js';
import { Visits } from './access/visits.js';
import { ADMIN_PARTS, type AdminParts } from './admin-parts.js';
import { AgentAnswer } from './answers/agent.answer.js';
import { EndedAnswer } from './answers/ended.answer.js';
import { EventsAnswer } from './answers/events.answer.js';
import { SessionAnswer } from './answers/session.answer.js';
import { SessionsAnswer } from './answers/sessions.answer.js';
import { EndBody } from './asked/end.body.js';
import { EventsQuery } from './asked/events.query.js';
import { PersonalQuery } from './asked/personal.query.js';
import { SessionsQuery } from './asked/sessions.query.js';
import { AdminOperation } from './operation.decorator.js';
import { reportEvent } from './report-event.js';
import { reportSession } from './report-session.js';
import { sessionsPage } from './sessions-page.js';
import { Whereabouts } from './whereabouts.js';

/** Who is signed in, and what they do. */
@Controller()
export class SessionsController {
  private readonly whereabouts: Whereabouts;

  constructor(
    @Inject(ADMIN_PARTS) private readonly parts: AdminParts,
    private readonly visits: Visits,
  ) {
    this.whereabouts = new Whereabouts(parts);
  }

  @AdminOperation({
    id: 'getSessions',
    method: 'get',
    path: 'sessions',
    role: 'read',
    summary:
      'Sessions of this instance: who is signed in, in which state, with which calls. Those of other instances tell these.',
    query: SessionsQuery,
    answer: SessionsAnswer,
  })
  sessions(@Query() asked: SessionsQuery): SessionsAnswer {
    const { page, ...about } = sessionsPage(this.parts.sessions.all(), asked);
    return { instance: this.parts.instances.self.id, ...about, sessions: page.map(reportSession) };
  }

  @AdminOperation({
    id: 'getSession',
    method: 'get',
    path: 'sessions/:id',
    role: 'read',
    summary: 'One session of this instance; with `personal=yes` also its whole tree, as its client sees it.',
    query: PersonalQuery,
    answer: SessionAnswer,
    failures: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'SERVICE_UNAVAILABLE'],
    about: 'session',
  })
  async session(@Param('id') id: string, @Query() { personal }: PersonalQuery): Promise<SessionAnswer> {
    const managed = await this.whereabouts.here(id);
    const tree = personal === 'yes' ? { tree: sessionTree(managed.session) } : {};
    return { session: reportSession(managed), ...tree };
  }

  @AdminOperation({
    id: 'getSessionEvents',
    method: 'get',
    path: 'sessions/:id/events',
    role: 'read',
    summary: 'The latest events of a session of this instance; what they carry with `personal=yes` alone.',
    query: EventsQuery,
    answer: EventsAnswer,
    failures: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'SERVICE_UNAVAILABLE'],
    about: 'session',
  })
  async events(@Param('id') id: string, @Query() { personal, limit }: EventsQuery): Promise<EventsAnswer> {
    const { journal } = (await this.whereabouts.here(id)).session;
    const events = journal
      .all()
      .slice(-limit)
      .map(({ text }) => reportEvent(text, personal === 'yes'));
    return { session: id, seq: journal.seq, events };
  }

  @AdminOperation({
    id: 'endSession',
    method: 'post',
    path: 'sessions/:id/end',
    role: 'operate',
    summary:
      'Ends a session of this instance. Its client is told (cause `requested`, by `supervisor`), its calls are left as they are.',
    body: EndBody,
    answer: EndedAnswer,
    failures: ['RESOURCE_NOT_FOUND', 'CONFLICT', 'SERVICE_UNAVAILABLE'],
    about: 'session',
  })
  async end(
    @Param('id') id: string,
    @Body() { reason }: EndBody,
    @Req() request: IncomingMessage,
  ): Promise<EndedAnswer> {
    this.visits.of(request).reason = reason;
    const { session, ending } = await this.whereabouts.here(id);
    ending.end(SESSION_ENDS.operator);
    return { session: id, state: session.state === 'ended' ? 'ended' : 'ending' };
  }

  @AdminOperation({
    id: 'getAgent',
    method: 'get',
    path: 'agents/:id',
    role: 'read',
    summary: 'Where an agent is signed in, among all instances.',
    answer: AgentAnswer,
    failures: ['SERVICE_UNAVAILABLE'],
    about: 'agent',
  })
  async agent(@Param('id') agent: string): Promise<AgentAnswer> {
    return { agent, sessions: await this.whereabouts.ofAgent(agent) };
  }
}
