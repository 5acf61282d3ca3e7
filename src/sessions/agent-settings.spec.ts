import { describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import { eventProblem } from '../../test/support/wire/wire-problems.js';
import { CAPABILITIES } from '../cti/port/capability.js';
import { InvalidMessageError } from '../errors/desktop-errors.js';

const REASONS = [{ code: 'lunch', label: 'Lunch' }];
const DISPOSITIONS = [{ code: 'sold', label: 'Sold' }];

const WITHOUT_WORK = CAPABILITIES.filter((one) => one !== 'interaction.complete');

const inWrapUp = async (model: ConstructorParameters<typeof SessionBench>[0]) => {
  const bench = await new SessionBench(model).up();
  const { session } = await bench.started();
  bench.says([contact('c1', 'connected')]);
  bench.says([contact('c1', 'connected', { conversations: [] })]);
  return { bench, session };
};

const problemAt = (path: string, problem: string | RegExp) =>
  expect.objectContaining({ problems: [{ path, problem: expect.stringMatching(problem) }] });

describe('what a session tells of agent and call model', () => {
  it('is in the event that it is started, and in the snapshot', async () => {
    const bench = await new SessionBench({ wrapUpTime: 30_000, reasons: REASONS, dispositions: DISPOSITIONS }).up();
    const { session } = await bench.started();
    const told = {
      profile: { extension: '1001', queues: ['support'], roles: ['agent'] },
      settings: {
        maxInteractions: 1,
        secondCall: 'hold',
        autoAnswer: false,
        wrapUp: 'optional',
        wrapUpTime: 30_000,
        reasons: REASONS,
        dispositions: DISPOSITIONS,
      },
    };
    expect(bench.events.at(-1)).toMatchObject({ name: 'session.initialized', data: { session: told } });
    const { data } = await bench.command(session, 'session.snapshot');
    expect(data).toMatchObject({ session: told });
  });

  it('is nowhere else: it does not change, and its lists may be long', async () => {
    const list = Array.from({ length: 1000 }, (_, n) => ({ code: `code-${n}`, label: `Reason number ${n}` }));
    const bench = await new SessionBench({ reasons: list, dispositions: list }).up();
    const { session } = await bench.started();
    const from = bench.events.length;
    bench.provider.link({ state: 'down', reason: 'cut' });
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(0);
    bench.bind(session, 99);
    const { data } = await bench.command(session, 'session.snapshot');
    await bench.command(session, 'session.logout');
    const told = bench.events.slice(from).filter(({ name }) => name.startsWith('session.'));
    const lists = told.map((event) => [event.name, eventProblem(event), JSON.stringify(event).length]);
    expect(lists).toEqual([
      ['session.degraded', undefined, expect.any(Number)],
      ['session.restored', undefined, expect.any(Number)],
      ['session.resynchronized', undefined, expect.any(Number)],
      ['session.ended', undefined, expect.any(Number)],
    ]);
    for (const [name, , bytes] of lists) if (name !== 'session.resynchronized') expect(bytes).toBeLessThan(2_000);
    expect(data).toMatchObject({ session: { settings: { reasons: list, dispositions: list } } });
    expect(told[2]?.data['session']).toMatchObject({ settings: { reasons: list } });
  });

  it('is the device in use, where that is not the own one', async () => {
    const bench = await new SessionBench().up();
    const session = bench.create();
    bench.bind(session);
    await bench.command(session, 'session.start', '', { extension: '2001' });
    expect(bench.events.at(-1)?.data['session']).toMatchObject({ profile: { extension: '2001' } });
  });
});

describe('the lists of the call model', () => {
  it.each([
    ['channel.notready', 'tel'],
    ['session.logout', ''],
  ] as const)('a reason of %s is one of them, or left out', async (command, target) => {
    const bench = await new SessionBench({ reasons: REASONS }).up();
    const { session } = await bench.started();
    const other = bench.command(session, command, target, { reason: 'coffee' });
    await expect(other).rejects.toBeInstanceOf(InvalidMessageError);
    await expect(other).rejects.toEqual(problemAt('data.reason', /reasons/));
    expect(bench.cti.done).toEqual([]);
    await bench.command(session, 'channel.notready', 'tel');
    await bench.command(session, command, target, { reason: 'lunch' });
  });

  it('a disposition is one of them, or left out', async () => {
    const { bench, session } = await inWrapUp({ dispositions: DISPOSITIONS });
    const other = bench.command(session, 'interaction.complete', 'tel.i1', { disposition: 'lost' });
    await expect(other).rejects.toEqual(problemAt('data.disposition', /dispositions/));
    await bench.command(session, 'interaction.complete', 'tel.i1');
    expect(bench.told().at(-1)).toBe('interaction.removed i1');
  });

  it.each([DISPOSITIONS, []])('and cannot be left out where it is required (%j)', async (...dispositions) => {
    const { bench, session } = await inWrapUp({ wrapUp: 'required', dispositions });
    for (const nothing of [undefined, '', ' ']) {
      const without = bench.command(
        session,
        'interaction.complete',
        'tel.i1',
        nothing === undefined ? {} : { disposition: nothing },
      );
      await expect(without).rejects.toEqual(problemAt('data.disposition', /missing/));
    }
    expect(bench.cti.done).toEqual([]);
    await bench.command(session, 'interaction.complete', 'tel.i1', { disposition: 'sold' });
    expect(bench.cti.done).toEqual(['complete']);
  });

  it('time completes the work without one, also where it is required', async () => {
    const { bench } = await inWrapUp({ wrapUp: 'required', wrapUpTime: 30_000 });
    await bench.clock.advance(30_000);
    expect(bench.told()).toContain('interaction.removed i1');
  });
});

describe('a switch that cannot complete the work after a contact', () => {
  it('has it all the same, with its time, its list and what has to be said', async () => {
    const model = { wrapUp: 'required', wrapUpTime: 30_000, dispositions: DISPOSITIONS } as const;
    const bench = await new SessionBench(model, WITHOUT_WORK).up();
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.says([contact('c1', 'connected', { conversations: [] })]);
    const { data } = await bench.command(session, 'session.snapshot');
    const [channel] = (data as { session: { channels: Record<string, unknown>[] } }).session.channels;
    expect(channel).toMatchObject({ agentState: 'wrapup', wrapUpEnds: '2026-01-01T00:00:30.000Z' });
    expect(channel?.['interactions']).toMatchObject([
      { state: 'ENDED', allowed: expect.arrayContaining(['interaction.complete']) },
    ]);
    await expect(bench.command(session, 'interaction.complete', 'tel.i1')).rejects.toEqual(
      problemAt('data.disposition', /missing/),
    );
    await session.cti.refresh();
    expect(bench.told()).not.toContain('interaction.removed i1');
    await bench.command(session, 'interaction.complete', 'tel.i1', { disposition: 'sold' });
    const removed = bench.events.find(({ name }) => name === 'interaction.removed');
    expect(removed?.data['interaction']).toMatchObject({ state: 'COMPLETED', disposition: 'sold' });
    expect(bench.cti.done).not.toContain('complete');
  });

  it('is kept when the answered call has ended while it was away, and goes when its time is up', async () => {
    const bench = await new SessionBench({ wrapUpTime: 30_000 }, WITHOUT_WORK).up();
    await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.provider.link({ state: 'down', reason: 'cut' });
    bench.cti.truth = { ...bench.cti.truth, interactions: [] };
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(0);
    expect(bench.told()).toContain('interaction.ended i1');
    expect(bench.told()).not.toContain('interaction.removed i1');
    await bench.clock.advance(30_000);
    expect(bench.told()).toContain('interaction.removed i1');
  });
});

describe('when the work after a contact is completed without the agent', () => {
  const ends = (bench: SessionBench) =>
    bench.events.findLast(({ name }) => name === 'channel.statechanged')?.data['channel'];

  it('is told, and no longer once that is done', async () => {
    const { bench, session } = await inWrapUp({ wrapUpTime: 30_000 });
    expect(ends(bench)).toMatchObject({ wrapUpEnds: new Date(bench.clock.now() + 30_000).toISOString() });
    await bench.command(session, 'interaction.complete', 'tel.i1');
    expect(ends(bench)).not.toHaveProperty('wrapUpEnds', expect.any(String));
  });

  it('is not told where it is the agent alone who completes', async () => {
    const { bench, session } = await inWrapUp({});
    const { data } = await bench.command(session, 'session.snapshot');
    expect(JSON.stringify(data)).not.toContain('wrapUpEnds');
  });
});
