import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandResponse } from '../../src/protocol/response.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { prepareRequest } from './prepare-request.js';

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

interface Resource {
  readonly id: string;
  readonly token: string;
}

const resourceOf = (answer: CommandResponse) => succeeded(answer)['resource'] as Resource;

describe('prepareSession', () => {
  let processor: Processor;
  let desktop: Desktop;
  let agents = 1000;
  /** An agent that no other test has used. */
  const nextAgent = () => String((agents += 1));

  beforeAll(async () => {
    processor = await Processor.start();
    desktop = await processor.desktop();
  });

  afterAll(() => processor.stop());

  // "This request should not generate any secondary service events."
  afterEach(() => expect(desktop.events).toEqual([]));

  it('succeeds with the resource, the data of the request, and a token', async () => {
    const request = { ...prepareRequest(nextAgent()), id: 'a-1' };
    const answer = await desktop.send(request);
    expect(answer).toEqual({
      command: 'prepareSession',
      id: 'a-1',
      result: 'success',
      resource: { id: expect.stringMatching(ID), data: request.data, token: expect.any(String) },
    });
    const { id, token } = resourceOf(answer);
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(16);
    expect(token).not.toBe(id);
  });

  it('gives back what it was given, whatever else was in it', async () => {
    const more = { model: '  ', hint: { theme: ['dark', null, 1.5] }, 'cti-hint': 'x' };
    const request = prepareRequest(nextAgent(), more);
    expect(await desktop.send(request)).toMatchObject({ result: 'success', resource: { data: request.data } });
    expect(await desktop.send(request)).toMatchObject({ result: 'confirm', original: request });
  });

  it('never makes the same id or token twice', async () => {
    const request = prepareRequest(nextAgent(), { override: true });
    const answers = await Promise.all(Array.from({ length: 20 }, () => desktop.send(request)));
    const texts = answers.map(resourceOf).flatMap(({ id, token }) => [id, token]);
    expect(new Set(texts).size).toBe(40);
  });

  it('asks for confirmation where there is a session, and changes nothing', async () => {
    const agent = nextAgent();
    const first = await (await processor.desktop()).signIn(agent);
    const events = first.events.length;
    const request = { ...prepareRequest(agent), id: 'c-1' };
    expect(await desktop.send(request)).toEqual({
      command: 'prepareSession',
      id: 'c-1',
      result: 'confirm',
      message: expect.stringMatching(/\w/),
      original: request,
      session: { since: expect.stringMatching(TIME), instance: expect.any(String), bound: true, interactions: 0 },
    });
    succeeded(await first.command('session.snapshot'));
    expect(first.events).toHaveLength(events);
  });

  it('does not tell who is in the way: no name, no number', async () => {
    const agent = nextAgent();
    const first = await (await processor.desktop()).signIn(agent);
    succeeded(await first.command('channel.ready', 'tel'));
    await processor.customerCalls('+15550177', { name: 'Ann Customer' });
    await first.until((event) => event.name === 'conversation.added', 'the ring');
    const answer = await desktop.send(prepareRequest(agent));
    expect(answer['session']).toEqual({
      since: expect.stringMatching(TIME),
      instance: expect.any(String),
      bound: true,
      interactions: 1,
    });
    const told = JSON.stringify(answer['session']);
    for (const secret of ['5550177', 'Ann', first.resource, first.token]) expect(told).not.toContain(secret);
    first.close();
  });

  it('fails with code, message and the request as it was', async () => {
    const request = { ...prepareRequest(nextAgent(), { model: 'no-such-model' }), id: 'f-1', context: { build: 7 } };
    expect(await desktop.send(request)).toEqual({
      command: 'prepareSession',
      id: 'f-1',
      result: 'failure',
      failure: { code: 'UNKNOWN_MODEL', message: expect.stringMatching(/\w/), retryable: false },
      original: request,
    });
  });

  it('leaves no session behind where it fails', async () => {
    const agent = nextAgent();
    const failed = await desktop.send(prepareRequest(agent, { model: 'no-such-model' }));
    expect(failed).toMatchObject({ failure: { code: 'UNKNOWN_MODEL' } });
    succeeded(await desktop.send(prepareRequest(agent)));
  });

  it.each([
    ['blank', { model: '' }],
    ['white', { model: ' \t' }],
    ['missing', {}],
    ['named', { model: 'default' }],
  ])('takes the default model where it is %s', async (_, model) => {
    const other = await processor.desktop();
    const agent = { id: '1010', password: 'demo' };
    const answer = await other.send({ command: 'prepareSession', data: { agent, ...model } });
    other.resource = resourceOf(answer).id;
    succeeded(await other.send({ command: 'bindResource', data: { resource: other.resource } }));
    succeeded(await other.command('session.start'));
    const snapshot = succeeded(await other.command('session.snapshot'));
    expect(snapshot['data']).toMatchObject({ session: { model: 'default', agent: '1010' } });
    succeeded(await other.command('session.logout'));
  });
});

describe('prepareSession with wrong credentials', () => {
  let processor: Processor;
  let desktop: Desktop;

  beforeAll(async () => {
    processor = await Processor.start();
    desktop = await processor.desktop();
    await (await processor.desktop()).signIn('1001');
  });

  afterAll(() => processor.stop());

  const attempt = async (agent: string, override: boolean) => {
    const request = prepareRequest(agent, { override, agent: { id: agent, password: 'wrong' } });
    const { original, ...answer } = await desktop.send(request);
    expect(original).toEqual(request);
    return answer;
  };

  it('tells nothing: no such agent, no session, a session, one to be overridden', async () => {
    const refused = {
      command: 'prepareSession',
      result: 'failure',
      failure: { code: 'INVALID_CREDENTIALS', message: expect.any(String), retryable: false },
    };
    const stranger = await attempt('nobody', false);
    expect(stranger).toEqual(refused);
    expect(await attempt('1002', false)).toEqual(stranger);
    expect(await attempt('1001', false)).toEqual(stranger);
    expect(await attempt('1001', true)).toEqual(stranger);
  });

  it('is told before a wrong model is, and harms no session', async () => {
    const data = { model: 'no-such-model', agent: { id: '1001', password: 'wrong' } };
    expect(await desktop.send({ command: 'prepareSession', data })).toMatchObject({
      failure: { code: 'INVALID_CREDENTIALS' },
    });
    expect(await desktop.send(prepareRequest('1001'))).toMatchObject({ result: 'confirm', session: { bound: true } });
  });

  it.each(['', 'demo ', 'DEMO', 'x'.repeat(1024)])('takes no other password: %j', async (password) => {
    const answer = await desktop.send(prepareRequest('1003', { agent: { id: '1003', password } }));
    expect(answer).toMatchObject({ failure: { code: 'INVALID_CREDENTIALS' } });
  });
});
