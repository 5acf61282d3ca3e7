import { describe, expect, it } from '@jest/globals';
import { contact } from '../../../test/support/scripted-provider.js';
import { SessionBench } from '../../../test/support/session-bench.js';

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
    expect(bench.clock.pending).toBe(0);
  });
});
