import { describe, expect, it } from '@jest/globals';
import { contact } from '../../../test/support/scripted-provider.js';
import { SessionBench } from '../../../test/support/session-bench.js';
import { CtiRejectedError } from '../../errors/switch-errors.js';

describe('what a session does by its call model', () => {
  const over = (id: string) => contact(id, 'connected', { conversations: [] });

  it('a wrap-up completes itself when its time is up', async () => {
    const bench = await new SessionBench({ wrapUpTime: 30_000 }).up();
    await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')]);
    await bench.clock.advance(29_999);
    expect(bench.cti.done).toEqual([]);
    await bench.clock.advance(1);
    expect(bench.cti.done).toEqual(['complete']);
    expect(bench.events.findLast((event) => event.name === 'interaction.removed')?.cause).toEqual({
      code: 'completed',
      by: { kind: 'timeout' },
    });
  });

  it('an agent who is quicker is not asked again', async () => {
    const bench = await new SessionBench({ wrapUpTime: 30_000 }).up();
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')]);
    await bench.command(session, 'interaction.complete', 'tel.i1');
    await bench.clock.advance(60_000);
    expect(bench.cti.done).toEqual(['complete']);
  });

  const inWrapUp = async () => {
    const bench = await new SessionBench({ wrapUpTime: 30_000 }).up();
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')]);
    return { bench, session };
  };
  const removed = (bench: SessionBench) => bench.told().includes('interaction.removed i1');

  it('a wrap-up whose time is up while something is said of it is completed after that', async () => {
    const { bench, session } = await inWrapUp();
    bench.cti.setData = () => new Promise((resolve) => void bench.clock.after(2_000, () => resolve()));
    await bench.clock.advance(29_000);
    const said = bench.command(session, 'interaction.setdata', 'tel.i1', { data: {} });
    await bench.clock.advance(2_000);
    await said;
    await bench.clock.advance(30_000);
    expect(removed(bench)).toBe(true);
  });

  it('a wrap-up that the agent tried to complete when its time was up is completed all the same', async () => {
    const { bench, session } = await inWrapUp();
    bench.cti.complete = () =>
      new Promise(
        (_, reject) => void bench.clock.after(2_000, () => reject(new CtiRejectedError('wrong-state', 'not now'))),
      );
    await bench.clock.advance(29_000);
    const tried = bench.command(session, 'interaction.complete', 'tel.i1');
    tried.catch(() => undefined);
    await bench.clock.advance(2_000);
    await expect(tried).rejects.toMatchObject({ code: 'CTI_REJECTED' });
    bench.cti.complete = () => Promise.resolve();
    await bench.clock.advance(30_000);
    expect(removed(bench)).toBe(true);
  });

  it('a wrap-up whose time is up during a log-out that fails is completed all the same', async () => {
    const { bench, session } = await inWrapUp();
    const channel = bench.cti.truth.channels.map((one) => ({ ...one, agentState: 'ready' as const }));
    bench.cti.listener.report({ channels: channel, cause: { code: 'requested', by: { kind: 'agent' } } });
    bench.cti.behave = (method) =>
      method.startsWith('notReady')
        ? new Promise(
            (_, reject) => void bench.clock.after(2_000, () => reject(new CtiRejectedError('wrong-state', 'not now'))),
          )
        : Promise.resolve();
    await bench.clock.advance(29_000);
    const logout = bench.command(session, 'session.logout');
    logout.catch(() => undefined);
    await bench.clock.advance(2_000);
    await expect(logout).rejects.toMatchObject({ code: 'CTI_REJECTED' });
    await bench.clock.advance(30_000);
    expect(removed(bench)).toBe(true);
  });

  it('puts nobody on hold by answering by itself', async () => {
    const bench = await new SessionBench({ autoAnswer: true, maxInteractions: 2 }).up();
    await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.says([contact('c2', 'alerting')]);
    await bench.clock.advance(0);
    expect(bench.cti.done).toEqual([]);
  });

  it('a caller who is gone before the answer by itself leaves nothing', async () => {
    const bench = await new SessionBench({ autoAnswer: true }).up();
    await bench.started();
    bench.cti.behave = async (method) => {
      if (method !== 'answer') return;
      bench.says([over('c1')]);
      bench.cti.truth = { ...bench.cti.truth, interactions: [] };
      throw new CtiRejectedError('no-such-call', 'no such call');
    };
    bench.says([contact('c1', 'alerting')]);
    await bench.clock.advance(0);
    expect(bench.told().at(-1)).not.toContain('conversation');
    expect(removed(bench)).toBe(true);
  });

  it('looks at live calls again also where a log-out has failed meanwhile', async () => {
    const bench = await new SessionBench().up();
    const { session } = await bench.started();
    bench.says([contact('c0', 'alerting')]);
    await bench.clock.advance(58_000);
    bench.says([over('c0')]);
    const channel = bench.cti.truth.channels.map((one) => ({ ...one, agentState: 'ready' as const }));
    bench.cti.listener.report({ channels: channel, cause: { code: 'requested', by: { kind: 'agent' } } });
    bench.cti.behave = (method) =>
      method.startsWith('notReady')
        ? new Promise((resolve) => void bench.clock.after(4_000, () => resolve(undefined)))
        : Promise.resolve();
    const logout = bench.command(session, 'session.logout');
    logout.catch(() => undefined);
    await bench.clock.advance(1_000);
    bench.says([contact('c1', 'connected')]);
    await bench.clock.advance(4_000);
    await expect(logout).rejects.toMatchObject({ code: 'INTERACTION_IN_PROGRESS' });
    bench.cti.truth = { ...bench.cti.truth, interactions: [] };
    await bench.clock.advance(120_000);
    expect(bench.events.findLast((event) => event.name === 'interaction.ended')?.cause?.code).toBe('recovered');
  });

  it('answers by itself what rings, and puts it down to the rule', async () => {
    const bench = await new SessionBench({ autoAnswer: true }).up();
    await bench.started();
    bench.cti.behave = async (method) => {
      if (method === 'answer') bench.says([contact('c1', 'connected')], { code: 'answered', by: { kind: 'agent' } });
    };
    bench.says([contact('c1', 'alerting')]);
    await bench.clock.advance(0);
    expect(bench.cti.done).toEqual(['answer']);
    expect(bench.events.findLast((event) => event.name === 'conversation.statechanged')?.cause).toEqual({
      code: 'answered',
      by: { kind: 'rule' },
    });
  });

  it('finds a call that ended without a word', async () => {
    const bench = await new SessionBench().up();
    await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.cti.truth = { ...bench.cti.truth, interactions: [] };
    await bench.clock.advance(60_000);
    const ended = bench.events.findLast((event) => event.name === 'interaction.ended');
    expect(ended?.cause).toEqual({ code: 'recovered', by: { kind: 'switch' } });
    const { reads } = bench.cti;
    await bench.clock.advance(600_000);
    expect(bench.cti.reads).toBe(reads);
  });

  it('holds the call in hand before another is answered', async () => {
    const bench = await new SessionBench().up();
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected'), contact('c2', 'alerting')]);
    await bench.command(session, 'conversation.answer', 'tel.i2.v1');
    expect(bench.cti.done).toEqual(['hold', 'answer']);
  });

  it('or refuses the other, where the model says so', async () => {
    const bench = await new SessionBench({ secondCall: 'refuse' }).up();
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected'), contact('c2', 'alerting')]);
    await expect(bench.command(session, 'conversation.answer', 'tel.i2.v1')).rejects.toMatchObject({
      code: 'INVALID_STATE',
      details: { allowed: expect.not.arrayContaining(['conversation.answer']) },
    });
  });

  it('a second call may be dialled where the model has room for it', async () => {
    const bench = await new SessionBench({ maxInteractions: 2 }).up();
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    await bench.command(session, 'channel.dial', 'tel', { to: '5' });
    expect(bench.cti.done).toEqual(['hold', 'dial']);
    bench.says([contact('c2', 'dialing')]);
    await expect(bench.command(session, 'channel.dial', 'tel', { to: '6' })).rejects.toMatchObject({
      code: 'INVALID_STATE',
    });
  });

  it('leaves no timer behind', async () => {
    const bench = await new SessionBench({ wrapUpTime: 30_000 }).up();
    const { session } = await bench.started();
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')]);
    await bench.command(session, 'session.logout');
    // They outlive the session, and have a timer of their own.
    session.histories.end();
    expect(bench.clock.pending).toBe(0);
  });
});
