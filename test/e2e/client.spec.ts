import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  connect,
  DeclinedError,
  RefusedError,
  SessionOverError,
  type Client,
  type ClientOptions,
  type Session,
  type TappedMessage,
} from '../../src/client.js';
import { eventually } from '../support/asterisk/eventually.js';
import { snapshotMap } from '../support/client-map.js';
import { objectsOf } from '../support/objects-of.js';
import { Processor } from '../support/processor.js';
import { seen } from '../support/seen.js';
import { watchTap } from '../support/wire/watch-wire.js';

describe('the typed client', () => {
  let processor: Processor;
  const clients: Client[] = [];

  beforeAll(async () => {
    processor = await Processor.start();
  });

  afterAll(() => processor.stop());

  afterEach(async () => {
    const all = clients.splice(0);
    try {
      for (const { session } of all) {
        for (const object of session?.objects.values() ?? [])
          if (object.kind === 'conversation') await object.release();
        await session?.logout();
      }
    } finally {
      for (const client of all) client.close();
    }
  });

  const connected = async (options?: ClientOptions) => {
    const client = await connect(processor.url, { tap: watchTap, ...options });
    clients.push(client);
    return client;
  };

  const signedIn = async (agent: string) => {
    const client = await connected();
    return client.signIn({ agent, password: 'demo', confirm: () => true });
  };

  const channelOf = (session: Session) => {
    const [channel] = session.channels;
    if (!channel) throw new Error('no channel');
    return channel;
  };

  it('discovers, signs in and takes a call to its end', async () => {
    const client = await connected();
    const [service] = await client.getServices('InteractionProcessor');
    expect(service?.capabilities?.commands).toContain('conversation.hold');
    const session = await client.signIn({ agent: '1001', password: 'demo' });
    expect(session.info).toMatchObject({ agent: '1001', profile: { extension: '1001' }, degraded: false });
    const names: string[] = [];
    session.on('*', ({ name }) => names.push(name));
    await channelOf(session).ready();
    expect(channelOf(session).agentState).toBe('ready');
    await processor.customerCalls('+15550100', { data: { account: '7' } });
    const call = await seen(session, (object) => object.kind === 'conversation' && object.state === 'alerting');
    if (call.kind !== 'conversation') throw new Error('no call');
    await call.answer();
    expect(call.state).toBe('alerting');
    expect(call.current).toMatchObject({ state: 'connected', role: 'primary' });
    await call.hold();
    await call.retrieve();
    const [interaction] = channelOf(session).interactions;
    expect(interaction).toMatchObject({ state: 'STARTED', data: { account: '7' } });
    await interaction?.setData({ note: 'gold' });
    expect(interaction?.current?.data).toEqual({ account: '7', note: 'gold' });
    await call.release();
    expect(call.current).toBeUndefined();
    await interaction?.complete('sold');
    expect(interaction?.current).toBeUndefined();
    await session.logout();
    expect(session.state).toMatchObject({ status: 'over', cause: { code: 'requested' } });
    expect(names.at(-1)).toBe('session.ended');
    await expect(call.hold()).rejects.toBeInstanceOf(SessionOverError);
  });

  it('has the same objects as the server, with the session that was in the way ended, also by polling', async () => {
    const former = await signedIn('1002');
    const asked: unknown[] = [];
    const client = await connected({ transports: ['polling'] });
    const confirm = (session: unknown) => (asked.push(session), false);
    await expect(client.signIn({ agent: '1002', password: 'demo', confirm })).rejects.toBeInstanceOf(DeclinedError);
    expect(asked).toEqual([{ since: expect.any(String), instance: expect.any(String), bound: true, interactions: 0 }]);
    const session = await client.signIn({ agent: '1002', password: 'demo', confirm: async () => true });
    expect(former.state).toMatchObject({ status: 'over', cause: { code: 'override' } });
    const call = await channelOf(session).dial('+15550123');
    expect(call?.state).toBe('dialing');
    expect(objectsOf(session)).toEqual(Object.fromEntries(snapshotMap((await session.snapshot()) as never)));
    await call?.release();
  });

  it('refuses with classes and codes', async () => {
    const client = await connected();
    const wrong = client.signIn({ agent: '1003', password: 'no' });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_CREDENTIALS', retryable: false, name: 'RefusedError' });
    await expect(wrong).rejects.toBeInstanceOf(RefusedError);
    const session = await client.signIn({ agent: '1003', password: 'demo' });
    await expect(client.signIn({ agent: '1004', password: 'demo' })).rejects.toMatchObject({ code: 'SESSION_LIVE' });
    const call = await channelOf(session).dial('+15550123');
    await expect(call?.retrieve()).rejects.toMatchObject({
      code: 'INVALID_STATE',
      details: { whyCode: 'wrong-state' },
    });
    await call?.release();
    const states: unknown[] = [];
    client.subscribe((state) => states.push(state));
    const refused = { code: 'INVALID_MESSAGE', name: 'RefusedError', retryable: false };
    for (const large of ['x'.repeat(400_000), 1n as never as string])
      await expect(channelOf(session).dial('+15550123', { large })).rejects.toMatchObject(refused);
    expect(states).toEqual([]);
    await expect(connect('http://127.0.0.1:1', { patience: 300 })).rejects.toMatchObject({ code: 'NO_CONNECTION' });
  });

  it('makes one session at a time', async () => {
    const client = await connected();
    const [one, other] = ['1009', '1010'].map((agent) => client.signIn({ agent, password: 'demo' }));
    await expect(other).rejects.toMatchObject({ code: 'SESSION_LIVE' });
    await expect(client.resume()).rejects.toMatchObject({ code: 'SESSION_LIVE' });
    expect(await one).toBe(client.session);
  });

  it('is closed for good', async () => {
    const client = await connected();
    client.close();
    await expect(client.signIn({ agent: '1009', password: 'demo' })).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(client.resume()).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('waits for a person as long as it takes, but for a signal and the end', async () => {
    const former = await signedIn('1003');
    const reasons: unknown[] = [];
    const never = () => new Promise<boolean>(() => undefined);
    for (const end of ['signal', 'close'] as const) {
      const client = await connected();
      const given = new AbortController();
      const signal = given.signal;
      const asked = new Promise<void>((resolve) => {
        const confirm = () => (resolve(), never());
        const made = client.signIn({ agent: '1003', password: 'demo', confirm, signal, patience: 200 });
        made.catch((error: unknown) => reasons.push(error));
      });
      await asked;
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(reasons).toHaveLength(end === 'signal' ? 0 : 1);
      if (end === 'signal') given.abort(new Error('enough'));
      else client.close();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(reasons).toEqual([new Error('enough'), expect.objectContaining({ code: 'CLOSED' })]);
    const other = await connected();
    const now = await other.signIn({ agent: '1003', password: 'demo', confirm: () => true });
    await expect(former.logout()).rejects.toMatchObject({ code: 'SESSION_OVER' });
    expect(other.session).toBe(now);
  });

  it('leaves a session that cannot be started for the next sign-in to end', async () => {
    await signedIn('1007');
    const client = await connected();
    const taken = client.signIn({ agent: '1008', password: 'demo', extension: '1007' });
    await expect(taken).rejects.toMatchObject({ code: 'CTI_REJECTED', details: { reason: 'device-in-use' } });
    expect(client.session).toBeUndefined();
    const session = await client.signIn({ agent: '1008', password: 'demo', confirm: ({ bound }) => !bound });
    expect(client.session).toBe(session);
    await channelOf(session).ready();
  });

  it('ends without a question what a sign-in that was given up has left', async () => {
    const given = new AbortController();
    const made = { now: false };
    const client = await connected({
      tap: (message) => {
        if (message.kind === 'command' && message.command === 'prepareSession') given.abort(new Error('enough'));
        if (message.kind === 'answer' && message.command === 'prepareSession') made.now = true;
      },
    });
    await expect(client.signIn({ agent: '1002', password: 'demo', signal: given.signal })).rejects.toThrow('enough');
    await eventually(() => made.now, 5_000, 'the session that is left');
    await client.signIn({ agent: '1002', password: 'demo' });
  });

  it('gives up what is aborted, and no more than that', async () => {
    const session = await signedIn('1005');
    const given = AbortSignal.abort(new Error('enough'));
    await expect(channelOf(session).ready({ signal: given })).rejects.toThrow('enough');
    const later = new AbortController();
    const dialling = channelOf(session).dial('+15550123', undefined, { signal: later.signal });
    session.on('conversation.added', () => later.abort(new Error('later')));
    await expect(dialling).rejects.toThrow('later');
    expect(channelOf(session).interactions).toHaveLength(1);
    await expect(connect(processor.url, { signal: given })).rejects.toThrow('enough');
    const whole = new AbortController();
    const client = await connected({ signal: whole.signal });
    whole.abort(new Error('all of it'));
    await expect(client.getServices()).rejects.toThrow('all of it');
    expect(client.connection).toMatchObject({ status: 'closed' });
  });

  it('tells a tap what goes over the line, and no secret', async () => {
    const told: TappedMessage[] = [];
    const client = await connected({ tap: (message) => told.push(message) });
    const session = await client.signIn({ agent: '1004', password: 'demo', confirm: () => true });
    await channelOf(session).ready();
    const of = <K extends TappedMessage['kind']>(kind: K) =>
      told.filter((message): message is Extract<TappedMessage, { kind: K }> => message.kind === kind);
    expect(of('connection')).toMatchObject([{ connection: { status: 'connected' }, time: expect.any(Number) }]);
    const sent = of('command').map(({ command, attempt }) => [command, attempt]);
    const own = ['prepareSession', 'bindResource', 'session.start', 'channel.ready'];
    expect(sent).toEqual(expect.arrayContaining(own.map((command) => [command, 1])));
    const ready = of('answer').find(({ command }) => command === 'channel.ready');
    expect(ready).toMatchObject({ id: expect.any(String), target: `${session.id}.tel`, answer: { result: 'success' } });
    expect(ready?.latency).toBeGreaterThan(0);
    const events = of('event').map(({ event }) => ('name' in event ? event.name : event.eventType));
    expect(events).toEqual(expect.arrayContaining(['serviceList', 'session.initialized', 'channel.statechanged']));
    const hidden = of('command').find(({ command }) => command === 'prepareSession');
    expect(hidden?.data).toMatchObject({ agent: { id: '1004', password: '•••' } });
    const prepared = of('answer').find(({ command }) => command === 'prepareSession')?.answer['resource'];
    expect(prepared).toMatchObject({ id: session.id, token: '•••' });
    expect(JSON.stringify(told)).not.toContain('"demo"');
    await session.logout();
    client.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(told.at(-1)).toMatchObject({ kind: 'connection', connection: { status: 'closed' } });
  });

  it('tells who looks at one object, or at all, and nobody who has stopped', async () => {
    const session = await signedIn('1006');
    const [one, all] = [[], []] as [unknown[], ReadonlyMap<string, unknown>[]];
    const ends = [
      channelOf(session).subscribe((channel) => one.push(channel?.agentState)),
      session.subscribe(() => all.push(session.objects)),
    ];
    await channelOf(session).ready();
    await channelOf(session).notReady('lunch');
    expect(one).toEqual(['ready', 'notready']);
    expect(new Set(all).size).toBe(all.length);
    expect(Object.isFrozen(channelOf(session))).toBe(true);
    for (const end of ends) end();
    const told = all.length;
    await channelOf(session).ready();
    expect([one.length, all.length]).toEqual([2, told]);
  });
});
