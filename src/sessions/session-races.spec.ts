import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import { UnsupportedError } from '../errors/switch-errors.js';

const never = () => new Promise<never>(() => undefined);
const TEL = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active' } as const;

describe('clients, links and commands that cross each other', () => {
  let bench: SessionBench;

  beforeEach(async () => {
    bench = await new SessionBench().up();
  });

  const avail = (state: 'ready' | 'notready') => {
    bench.cti.truth = { ...bench.cti.truth, channels: [{ ...TEL, agentState: state }] };
    bench.cti.listener.report({
      channels: [{ ...TEL, agentState: state }],
      cause: { code: 'requested', by: { kind: 'agent' } },
    });
  };

  it('an override while the old session signs in: the new sign-in waits', async () => {
    const order: string[] = [];
    let letGo: () => void = () => undefined;
    bench.provider.onOpen = (s) => {
      const n = bench.provider.sessions.length;
      order.push(`open${n}`);
      s.behave = async (m) => void (m === 'close' && order.push(`close${n}`));
      return n === 1
        ? new Promise(
            (r) =>
              (letGo = () => {
                order.push('opened1');
                r();
              }),
          )
        : Promise.resolve();
    };
    const first = bench.create();
    bench.bind(first);
    bench.command(first, 'session.start').catch(() => undefined);
    await bench.clock.advance(0);
    const second = bench.create(true);
    bench.bind(second);
    const start = bench.command(second, 'session.start');
    await bench.clock.advance(0);
    letGo();
    await bench.clock.advance(0);
    await start;
    expect(order).toEqual(['open1', 'opened1', 'close1', 'open2']);
  });

  it('a client lost while the link is down: the agent is made not ready when it is back', async () => {
    const { session } = await bench.started();
    avail('ready');
    bench.provider.link({ state: 'down', reason: 'x' });
    bench.clientGone();
    await bench.clock.advance(6_000);
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(50_000);
    expect({ state: session.state, done: bench.cti.done }).toEqual({ state: 'started', done: ['notReady clientlost'] });
  });

  it('a client back while the link is down: the agent is made ready when it is back', async () => {
    const { session } = await bench.started();
    avail('ready');
    bench.cti.behave = async (m) => {
      if (m === 'ready') avail('ready');
      if (m.startsWith('notReady')) avail('notready');
    };
    bench.clientGone();
    await bench.clock.advance(6_000);
    bench.provider.link({ state: 'down', reason: 'x' });
    bench.bind(session, session.journal.seq);
    await bench.clock.advance(1_000);
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(600_000);
    expect(bench.cti.done).toEqual(['notReady clientlost', 'ready']);
  });

  it('back while it is being made not ready: the last wish wins', async () => {
    const { session } = await bench.started();
    avail('ready');
    let go: () => void = () => undefined;
    bench.cti.behave = async (m) => {
      if (m === 'ready') avail('ready');
      if (m.startsWith('notReady')) {
        await new Promise<void>((r) => (go = r));
        avail('notready');
      }
    };
    bench.clientGone();
    await bench.clock.advance(5_000);
    bench.bind(session, session.journal.seq);
    await bench.clock.advance(10);
    go();
    await bench.clock.advance(60_000);
    expect(session.model.channels.get('tel')?.facts.agentState).toBe('ready');
  });

  it('a client lost during a slow start is lost after it too', async () => {
    let go: () => void = () => undefined;
    bench.provider.onOpen = (s) => {
      s.truth = { channels: [{ ...TEL, agentState: 'ready' }], interactions: [] };
      return new Promise((r) => (go = r));
    };
    const session = bench.create();
    bench.bind(session);
    bench.command(session, 'session.start').catch(() => undefined);
    await bench.clock.advance(10);
    bench.clientGone();
    bench.cti.behave = (m) =>
      m === 'read' ? new Promise((r) => bench.clock.after(4000, () => r(undefined))) : Promise.resolve();
    await bench.clock.advance(3_000);
    go();
    await bench.clock.advance(40_000);
    expect({ s: session.state, done: bench.cti.done }).toEqual({ s: 'started', done: ['notReady clientlost'] });
  });

  it('the journal does not keep what is too old', async () => {
    const { session } = await bench.started();
    for (let i = 0; i < 900; i += 1) avail(i % 2 ? 'ready' : 'notready');
    await bench.clock.advance(3_600_000);
    avail('notready');
    avail('ready');
    expect(session.journal.bytes).toBeLessThan(2_000);
  });

  it('an outage is told once, whatever it goes through', async () => {
    await bench.started();
    const from = bench.events.length;
    for (let i = 0; i < 5; i += 1) {
      bench.provider.link({ state: 'starting', reason: 'connecting' });
      bench.provider.link({ state: 'down', reason: 'refused' });
    }
    expect(bench.told(from).filter((n) => n.includes('degraded')).length).toBe(1);
  });

  it('what was promised by a bind is given, though it grows too old meanwhile', async () => {
    const { session } = await bench.started();
    avail('ready');
    const seen = 0;
    bench.clientGone();
    bench.provider.capabilities = [];
    await bench.clock.advance(4_000);
    avail('notready');
    bench.events.length = 0;
    (bench.clock as unknown as { time: number }).time += 296_000;
    const result = bench.service.bind(session.id, {
      client: bench.client('b'),
      token: session.identity.token,
      lastSeq: seen,
    });
    (bench.clock as unknown as { time: number }).time += 1;
    bench.service.opened(session.id, 'b', result.gap);
    expect({ gap: result.gap, got: bench.events.length }).toEqual({ gap: false, got: result.replayed });
  });

  it('a device that cannot be made not ready can log out', async () => {
    const { session } = await bench.started();
    avail('ready');
    bench.provider.capabilities = bench.provider.capabilities.filter((c) => c !== 'channel.notready');
    bench.cti.behave = (m) =>
      m.startsWith('notReady') ? Promise.reject(new UnsupportedError('channel.notready')) : Promise.resolve();
    await bench.command(session, 'session.logout');
  });

  it('a sign-off that throws at once harms nobody', async () => {
    const { session } = await bench.started();
    const rejected: unknown[] = [];
    bench.cti.close = () => {
      throw new Error('sync');
    };
    const on = (e: unknown) => void rejected.push(e);
    process.on('unhandledRejection', on);
    bench.create(true);
    await bench.clock.advance(0);
    await bench.clock.advance(0);
    process.off('unhandledRejection', on);
    const { closing } = (bench.service as unknown as { directory: { closing: Map<string, Promise<void>> } }).directory;
    await expect(Promise.all(closing.values())).resolves.toBeDefined();
    expect(rejected).toEqual([]);
    expect(session.state).toBe('ended');
  });

  it('a release does not unlock what a hanging hold has locked', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.cti.behave = (m) => (m === 'hold' ? never() : Promise.resolve());
    bench.command(session, 'conversation.hold', 'tel.i1.v1').catch(() => undefined);
    await bench.command(session, 'conversation.release', 'tel.i1.v1');
    const again = bench.command(session, 'conversation.hold', 'tel.i1.v1');
    again.catch(() => undefined);
    await bench.clock.advance(0);
    expect(bench.cti.done).toEqual(['hold', 'release']);
  });

  it('what is told between a bind and its answer has no hole, whatever the journal drops meanwhile', async () => {
    const { session } = await bench.started();
    const seen = session.journal.seq;
    for (let i = 0; i < 10; i += 1) avail(i % 2 ? 'notready' : 'ready');
    bench.service.unbind(session.id, 'client');
    bench.events.length = 0;
    bench.service.bind(session.id, { client: bench.client(), token: session.identity.token, lastSeq: seen });
    for (let i = 0; i < 10; i += 1) avail(i % 2 ? 'notready' : 'ready');
    session.journal.close();
    bench.service.opened(session.id, 'client', false);
    expect(bench.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => seen + 1 + n));
  });

  it('an end between a bind and its answer is told', async () => {
    const session = bench.create();
    bench.service.bind(session.id, { client: bench.client(), token: session.identity.token });
    bench.create(true);
    bench.service.opened(session.id, 'client', false);
    expect(bench.told()).toContain('session.ended');
  });
});
