import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionAnswer } from '../../src/admin/answers/session.answer.js';
import type { SessionsAnswer } from '../../src/admin/answers/sessions.answer.js';
import { Administered, READER } from '../support/admin/administered.js';
import { succeeded, type Desktop } from '../support/desktop.js';

const NUMBER = '+4930555010';

describe('the admin API', () => {
  let running: Administered;
  let agent: Desktop;

  beforeAll(async () => {
    running = await Administered.start();
    agent = await running.signIn('1001');
    await running.signIn('1002');
    await running.signIn('1003');
    succeeded(await agent.command('channel.ready', 'tel'));
    await running.customerCalls(NUMBER);
    await agent.until(({ name }) => name === 'interaction.added', 'the call');
    succeeded(await agent.command('conversation.answer', 'tel.i1.v1'));
    await agent.until(({ data }) => data?.['interaction']?.['state'] === 'STARTED', 'the call has begun');
  });
  afterAll(() => running.stop());

  it('tells what runs here, where, and how its services are', async () => {
    const { body: build } = await running.admin.get('/version');
    expect(build).toMatchObject({ version: '0.1.0', node: process.version });
    const { body: instances } = await running.admin.get('/instances');
    expect(instances).toMatchObject({ shared: false, instances: [{ id: build['instance'], here: true }] });
    const { body: services } = await running.admin.get('/services');
    expect(services).toMatchObject({
      services: [{ id: 'InteractionProcessor', status: 'InService', linked: true, sessions: 3, models: ['default'] }],
    });
  });

  it('tells who is signed in, with what state and calls, and no number', async () => {
    const { body } = await running.admin.get('/sessions?agentState=busy');
    expect(body).toMatchObject({
      total: 1,
      sessions: [
        {
          id: agent.resource,
          agent: '1001',
          state: 'started',
          bound: true,
          liveInteractions: 1,
          channels: [
            { id: 'tel', agentState: 'busy', interactions: [{ id: 'i1', state: 'STARTED', queue: 'support' }] },
          ],
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(NUMBER);
    const none = await running.admin.get('/sessions?service=other');
    expect(none.body).toMatchObject({ total: 0, sessions: [] });
  });

  it('gives sessions page by page', async () => {
    const found: string[] = [];
    for (let after = ''; after !== 'over';) {
      const { body } = await running.admin.get(`/sessions?limit=1${after && `&after=${after}`}`);
      const { sessions, next = 'over', total } = body as unknown as SessionsAnswer;
      expect(total).toBe(3);
      found.push(...sessions.map((one) => one.agent));
      after = next;
    }
    expect(found.toSorted()).toEqual(['1001', '1002', '1003']);
  });

  it('shows a session and its events without what is personal, and with it where that is asked for', async () => {
    for (const path of [`/sessions/${agent.resource}`, `/sessions/${agent.resource}/events`]) {
      const plain = JSON.stringify((await running.admin.get(path)).body);
      const whole = JSON.stringify((await running.admin.get(`${path}?personal=yes`)).body);
      for (const secret of [NUMBER, 'private-account']) {
        expect(plain).not.toContain(secret);
        expect(whole).toContain(secret);
      }
      expect(plain + whole).not.toContain(agent.token);
    }
    const { body } = await running.admin.get(`/sessions/${agent.resource}?personal=yes`);
    const snapshot = succeeded(await agent.command('session.snapshot'));
    expect((body as unknown as SessionAnswer).tree).toEqual((snapshot['data'] as SessionAnswer).session);
    const { body: events } = await running.admin.get(`/sessions/${agent.resource}/events?limit=2`);
    expect(events).toMatchObject({ seq: agent.events.length, events: [{}, { seq: agent.events.length }] });
  });

  it('finds an agent', async () => {
    const { body } = await running.admin.get('/agents/1001');
    expect(body).toMatchObject({ agent: '1001', sessions: [{ session: agent.resource, here: true }] });
    expect((await running.admin.get('/agents/nobody')).body).toEqual({ agent: 'nobody', sessions: [] });
  });

  it.each([
    ['/sessions/nobody', 404],
    ['/sessions/nobody/events', 404],
    ['/sessions?limit=0', 400],
    ['/sessions?limit=1001', 400],
    ['/sessions?state=asleep', 400],
    ['/sessions?anything=1', 400],
    ['/sessions?agent=1&agent=2', 400],
    ['/console', 404],
    ['/health/live', 404],
    ['/..%2f..%2fpackage.json', 404],
    ['/sessions/..%2f..%2fversion', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await running.admin.get(path)).status).toBe(status);
  });

  it('sets the level of the log', async () => {
    expect((await running.admin.put('/log-level', { level: 'debug' })).status).toBe(200);
    expect((await running.as(READER).get('/log-level')).body).toEqual({ level: 'debug' });
    expect((await running.admin.put('/log-level', { level: 'loud' })).status).toBe(400);
    const changed = [{ path: 'log.level' }];
    expect((await running.admin.post('/reload')).body).toMatchObject({ result: 'applied', changed, problems: [] });
    expect((await running.admin.post('/reload')).body).toMatchObject({ result: 'applied', changed: [] });
  });

  it('ends a session in a call, which its client is told and the call outlives', async () => {
    const path = `/sessions/${agent.resource}/end`;
    expect((await running.as(READER).post(path, { reason: 'no' })).status).toBe(403);
    expect((await running.admin.post(path, {})).status).toBe(400);
    expect((await running.admin.post(path, { reason: 'went home' })).body).toMatchObject({ state: 'ended' });
    const ended = await agent.until(({ name }) => name === 'session.ended', 'the end');
    expect(ended.cause).toEqual({ code: 'requested', by: { kind: 'supervisor' } });
    const calls = (await (await fetch(`${running.url}/simulator/calls`)).json()) as { state: string }[];
    expect(JSON.stringify(calls)).toContain(NUMBER);
    expect((await running.admin.post(path, { reason: 'again' })).status).toBe(404);
    const anew = await running.signIn('1001');
    const snapshot = succeeded(await anew.command('session.snapshot'));
    expect(JSON.stringify(snapshot)).toContain('"state":"STARTED"');
  });
});
