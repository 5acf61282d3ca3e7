import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Happening } from '../../src/happenings/happening.js';
import { SocketClient } from '../../src/gateway/socket-client.js';
import { eventually } from '../hostile/eventually.js';
import { succeeded } from '../support/desktop.js';
import { Processor } from '../support/processor.js';

describe('what those who look on are told', () => {
  let processor: Processor;
  const told: Happening[] = [];

  beforeAll(async () => {
    processor = await Processor.start();
    processor.happenings.watch((one) => told.push(one));
  });

  afterAll(() => processor.stop());

  const of = <K extends Happening['kind']>(kind: K) =>
    told.filter((one): one is Extract<Happening, { kind: K }> => one.kind === kind);

  it('is a session from its sign-in to its end, with all that was asked and told', async () => {
    const desktop = await (await processor.desktop()).signIn('1001', 'demo');
    succeeded(await desktop.command('channel.notready', 'tel', { reason: 'lunch' }));
    const refused = await desktop.command('conversation.answer', 'tel.i9.v1');
    succeeded(await desktop.command('session.logout'));
    const who = { session: desktop.resource, agent: '1001', service: 'InteractionProcessor' };
    const ours = told.filter((one) => 'session' in one && one.session === desktop.resource);
    expect(ours.map(({ kind }) => kind).slice(0, 3)).toEqual(['session.created', 'signin', 'session.bound']);
    expect(of('signin')).toMatchObject([
      { agent: '1001', override: false, address: '127.0.0.1', outcome: { result: 'success' }, session: who.session },
    ]);
    const commands = of('command').filter(({ command }) => command?.includes('.'));
    expect(commands).toMatchObject([
      { ...who, command: 'session.start', outcome: { result: 'success' } },
      { ...who, command: 'channel.notready', data: { reason: 'lunch' } },
      { ...who, command: 'conversation.answer', outcome: { result: 'failure', code: refused.failure?.code } },
      { ...who, command: 'session.logout', outcome: { result: 'success' } },
    ]);
    const events = of('event').filter(({ session }) => session === who.session);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)).toMatchObject({ ...who, name: 'session.ended', cause: { command: 'session.logout' } });
  });

  it('is a client that was lost, and is back', async () => {
    const desktop = await processor.desktop();
    await desktop.prepare('1002');
    const { resource, token } = desktop;
    succeeded(await desktop.send({ command: 'bindResource', data: { resource, token } }));
    succeeded(await desktop.send({ command: 'session.start', target: resource, data: {} }));
    const ofThis = (kind: 'session.bound' | 'session.unbound') =>
      of(kind).filter(({ session }) => session === resource);
    desktop.close();
    const back = await processor.desktop();
    await eventually('the loss is told', () => ofThis('session.unbound').length > 0);
    succeeded(await back.send({ command: 'bindResource', data: { resource, token, lastSeq: 1 } }));
    expect(ofThis('session.unbound')).toMatchObject([{ by: 'disconnected', agent: '1002' }]);
    expect(ofThis('session.bound')).toMatchObject([
      { replayed: 0 },
      { absent: expect.any(Number), gap: false, replayed: expect.any(Number) },
    ]);
  });

  it('is a wrong password and a lock-out, and never the password', async () => {
    const stranger = await processor.desktop();
    const attempt = () =>
      stranger.send({ command: 'prepareSession', data: { agent: { id: '1003', password: 'planted secret' } } });
    for (let left = 10; left > 0 && of('lockout').length === 0; left -= 1) await attempt();
    await attempt();
    const codes = of('signin')
      .filter(({ agent }) => agent === '1003')
      .map(({ outcome }) => (outcome.result === 'failure' ? outcome.code : outcome.result));
    expect(codes.slice(-2)).toEqual(['INVALID_CREDENTIALS', 'TOO_MANY_ATTEMPTS']);
    expect(of('lockout')).toEqual([{ kind: 'lockout', address: '127.0.0.1', agent: '1003' }]);
    const answer = await stranger.send({
      command: 'prepareSession',
      service: 'planted-secret',
      data: { agent: { id: '1003', password: 'x' } },
    });
    expect(answer.failure).toMatchObject({ code: 'UNKNOWN_SERVICE' });
    expect(of('signin').at(-1)).toMatchObject({ service: undefined, outcome: { code: 'UNKNOWN_SERVICE' } });
    expect(JSON.stringify(told)).not.toMatch(/planted.secret/);
  });

  it('is that a session was to be renewed, and never by which token', async () => {
    const desktop = await (await processor.desktop()).signIn('1004', 'demo');
    const { failure } = await desktop.command('session.renew', '', { token: 'planted token' });
    expect(failure).toBeDefined();
    const [renewal] = of('command').filter(({ command }) => command === 'session.renew');
    expect(renewal).toMatchObject({ session: desktop.resource, data: undefined, outcome: { code: failure?.code } });
    expect(JSON.stringify(told)).not.toContain('planted token');
  });

  it('is a command that was carried out, also where its answer cannot be sent', async () => {
    const desktop = await (await processor.desktop()).signIn('1005', 'demo');
    const lost = jest.spyOn(SocketClient.prototype, 'answer').mockImplementationOnce(() => {
      throw new Error('the answer cannot be sent');
    });
    const unanswered = desktop.command('channel.ready', 'tel').catch(() => undefined);
    const done = () =>
      of('command').some(({ command, session }) => command === 'channel.ready' && session === desktop.resource);
    await eventually('it is told', done);
    lost.mockRestore();
    desktop.close();
    await unanswered;
  });
});
