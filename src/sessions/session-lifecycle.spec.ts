import { beforeEach, describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { CtiChannel } from '../cti/port/cti-facts.js';
import { CtiRejectedError } from '../errors/switch-errors.js';

describe('the life of a session', () => {
  let bench: SessionBench;

  beforeEach(async () => {
    bench = await new SessionBench().up();
  });

  it('starts with what is there already, and says so last', async () => {
    bench.provider.onOpen = async (session) => {
      session.truth = { ...session.truth, interactions: [contact('c1', 'held')] };
    };
    await bench.started();
    expect(bench.told()).toEqual([
      'channel.added',
      'interaction.added i1',
      'conversation.added i1.v1',
      'channel.statechanged',
      'session.initialized',
    ]);
  });

  it('starts in the wrap-up of a former session, and finds what there is to complete', async () => {
    bench.provider.onOpen = async (session) => {
      session.truth = { ...session.truth, interactions: [contact('c1', 'connected', { conversations: [] })] };
    };
    const { session } = await bench.started();
    expect(bench.told()).toEqual(['channel.added', 'interaction.added i1', 'session.initialized']);
    expect(bench.events[1]?.data['interaction']).toMatchObject({
      state: 'ENDED',
      allowed: ['interaction.complete', 'interaction.setdata'].sort(),
    });
    await session.cti.refresh();
    expect(bench.told()).toHaveLength(3);
    await bench.command(session, 'interaction.complete', 'tel.i1');
    expect(bench.told().at(-1)).toBe('interaction.removed i1');
    expect(bench.cti.done).toEqual(['complete']);
  });

  it('may be started again when the switch refused', async () => {
    bench.provider.onOpen = () => Promise.reject(new CtiRejectedError('unreachable', 'no such device'));
    const session = bench.create();
    bench.bind(session);
    await expect(bench.command(session, 'session.start')).rejects.toMatchObject({ code: 'CTI_REJECTED' });
    bench.provider.onOpen = () => Promise.resolve();
    await bench.command(session, 'session.start');
    await expect(bench.command(session, 'session.start')).rejects.toMatchObject({ code: 'INVALID_STATE' });
  });

  it('a sign-in that succeeds after its time is signed off again', async () => {
    let signIn: () => void = () => undefined;
    bench.provider.onOpen = () => new Promise((resolve) => (signIn = resolve));
    const session = bench.create();
    bench.bind(session);
    const start = bench.command(session, 'session.start');
    start.catch(() => undefined);
    await bench.clock.advance(5_000);
    await expect(start).rejects.toMatchObject({ code: 'CTI_TIMEOUT' });
    signIn();
    await bench.clock.advance(0);
    expect(bench.cti.closes).toBe(1);
  });

  it('logs out: not ready, channels, session, answer; nothing after that', async () => {
    const { session } = await bench.started();
    const from = bench.events.length;
    bench.cti.behave = async (method) => {
      const gone = { ...bench.cti.truth.channels[0], login: 'inactive' } as CtiChannel;
      const cause = { code: 'requested', by: { kind: 'agent' } } as const;
      if (method === 'close') bench.cti.listener.report({ channels: [gone], cause });
    };
    await bench.command(session, 'session.logout');
    expect(bench.told(from)).toEqual(['channel.statechanged', 'channel.removed', 'session.ended']);
    bench.cti.listener.report({
      interactions: [contact('c1', 'alerting')],
      cause: { code: 'requested', by: { kind: 'remote' } },
    });
    expect(bench.told(from)).toHaveLength(3);
    expect(bench.service.find(session.id)).toBeUndefined();
    expect(bench.clock.pending).toBe(0);
  });

  it.each([
    ['shutdown', true],
    ['expired', false],
  ] as const)('says at a sign-off by %s whether it is the process that goes', async (code, stopping) => {
    const { session } = await bench.started();
    bench.service.find(session.id)?.ending.end({ code, by: { kind: 'switch' } });
    await bench.clock.advance(0);
    expect(bench.cti.closedFor).toEqual([stopping]);
  });

  it('does not log out of a call, nor of one that comes in meanwhile', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'alerting')]);
    await expect(bench.command(session, 'session.logout')).rejects.toMatchObject({ code: 'INTERACTION_IN_PROGRESS' });
    expect(session.state).toBe('started');
  });

  it('an override ends the old session at once and leaves its calls alone', async () => {
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    const from = bench.events.length;
    const next = bench.create(true, 'other');
    expect(bench.told(from)).toEqual(['session.ended']);
    expect(bench.events.at(-1)?.cause?.code).toBe('override');
    expect(bench.cti.done).toEqual([]);
    expect(bench.service.find(session.id)).toBeUndefined();
    expect(bench.service.find(next.id)?.session).toBe(next);
  });

  it('the new sign-in waits for the old sign-off: it cannot be undone by it', async () => {
    await bench.started();
    const order: string[] = [];
    let signOff: () => void = () => undefined;
    bench.cti.behave = (method) =>
      method === 'close'
        ? new Promise<void>((resolve) => (signOff = resolve)).then(() => void order.push('off'))
        : Promise.resolve();
    const next = bench.create(true);
    bench.provider.onOpen = async () => void order.push('on');
    bench.bind(next);
    const start = bench.command(next, 'session.start');
    await bench.clock.advance(0);
    expect(order).toEqual([]);
    signOff();
    await start;
    expect(order).toEqual(['off', 'on']);
  });

  it('a resource that nobody binds is removed', async () => {
    const session = bench.create();
    await bench.clock.advance(29_999);
    expect(bench.service.find(session.id)).toBeDefined();
    await bench.clock.advance(1);
    expect(bench.service.find(session.id)).toBeUndefined();
  });

  it('a link that is lost and found: degraded, unknown, then the difference and a report', async () => {
    await bench.started();
    bench.says([contact('c1', 'connected'), contact('c2', 'held')]);
    const from = bench.events.length;
    bench.provider.link({ state: 'down', reason: 'cable' });
    expect(bench.told(from).slice(0, 3)).toEqual([
      'session.degraded',
      'conversation.statechanged i1.v1',
      'conversation.statechanged i2.v1',
    ]);
    await expect(
      bench.command(
        bench.service.find(bench.events[0]?.target.split('.')[0] ?? '')!.session,
        'conversation.release',
        'tel.i1.v1',
      ),
    ).rejects.toMatchObject({ code: 'CTI_UNAVAILABLE' });
    bench.cti.truth = { ...bench.cti.truth, interactions: [contact('c1', 'connected'), contact('c3', 'connected')] };
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(0);
    const restored = bench.events.at(-1);
    expect(restored?.name).toBe('session.restored');
    expect(restored?.data['report']).toMatchObject({
      added: [expect.stringMatching(/i3$/)],
      removed: [expect.stringMatching(/i2$/)],
      changed: expect.arrayContaining([expect.stringMatching(/i1\.v1$/)]),
    });
  });

  it('is not degraded in its last event where no event has said so', async () => {
    const bench = await new SessionBench().up();
    await bench.started();
    bench.registry.announceStop();
    await bench.service.shutdown();
    expect(bench.events.at(-1)).toMatchObject({ name: 'session.ended', data: { session: { degraded: false } } });
  });
});
