import { describe, expect, it } from '@jest/globals';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { HistoryEntryObject } from '../protocol/objects/history-entry.object.js';
import type { Session } from './session.js';

const over = (id: string) => contact(id, 'ended', { conversations: [] });

const historyOf = async (bench: SessionBench, session: Session, limit?: number) => {
  const data = limit === undefined ? {} : { limit };
  const answer = await bench.command(session, 'session.history', '', data);
  return (answer.data as { entries: HistoryEntryObject[] }).entries;
};

const begin = async (model = {}) => {
  const bench = await new SessionBench(model).up();
  const { session } = await bench.started();
  return { bench, session };
};

describe('the history of an agent', () => {
  it('has what has ended and not what is live, without its data', async () => {
    const { bench, session } = await begin();
    bench.says([contact('c1', 'alerting', { data: { secret: 'x' } })]);
    expect(await historyOf(bench, session)).toEqual([]);
    bench.says([over('c1')], { code: 'abandoned', by: { kind: 'remote' } });
    expect(await historyOf(bench, session)).toEqual([
      {
        interaction: `${session.id}.tel.i1`,
        type: 'Telephony',
        contact: 'c1',
        direction: 'inbound',
        from: '5551234',
        to: '1001',
        origin: { kind: 'direct' },
        times: { created: '2026-01-01T08:00:00.000Z', ended: '2026-01-01T00:00:00.000Z' },
        end: { outcome: 'missed', cause: { code: 'abandoned', by: { kind: 'remote' } } },
      },
    ]);
  });

  it('has a contact while it waits for its completion, then with what was said of it', async () => {
    const { bench, session } = await begin();
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')], { code: 'released', by: { kind: 'agent' } });
    const by = { kind: 'agent', id: '1001' };
    expect(await historyOf(bench, session)).toMatchObject([
      { end: { outcome: 'answered', cause: { code: 'released', by } } },
    ]);
    await bench.command(session, 'interaction.complete', 'tel.i1', { disposition: 'sold' });
    expect(await historyOf(bench, session)).toMatchObject([{ contact: 'c1', disposition: 'sold' }]);
  });

  it('is there again after a sign-out and a new sign-in, and after an override, without anything twice', async () => {
    const { bench, session } = await begin();
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')]);
    await bench.command(session, 'session.logout');
    // The next one finds the work after it.
    bench.provider.onOpen = async (cti) => void (cti.truth = { ...cti.truth, interactions: [over('c1')] });
    const second = (await bench.started()).session;
    expect(await historyOf(bench, second)).toMatchObject([{ interaction: `${session.id}.tel.i1`, contact: 'c1' }]);
    const third = bench.create(true);
    bench.bind(third);
    await bench.command(third, 'session.start');
    expect((await historyOf(bench, third)).map((one) => one.contact)).toEqual(['c1']);
  });

  it('has what was found ended and nobody has seen', async () => {
    const { bench, session } = await begin();
    bench.cti.truth = {
      ...bench.cti.truth,
      interactions: [contact('c7', 'ended', { conversations: [], times: { created: 'a', answered: 'b', ended: 'c' } })],
    };
    await session.cti.refresh();
    expect(await historyOf(bench, session)).toMatchObject([
      { contact: 'c7', end: { outcome: 'answered', cause: { code: 'recovered', by: { kind: 'switch' } } } },
    ]);
  });

  it('has what ended while the switch could not be asked, is told all the while, and says what nobody knows', async () => {
    const { bench, session } = await begin();
    bench.says([contact('c1', 'alerting'), contact('c2', 'connected')]);
    bench.says([over('c3')]);
    bench.provider.link({ state: 'down', reason: 'cut' });
    expect(await historyOf(bench, session)).toEqual([]);
    bench.cti.truth = { ...bench.cti.truth, interactions: [] };
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(0);
    const told = (await historyOf(bench, session)).map(({ contact: id, end }) => [id, end.outcome, end.cause.code]);
    expect(told).toEqual([
      ['c2', 'answered', 'recovered'],
      ['c1', 'unknown', 'recovered'],
    ]);
  });

  it('tells anew what lives on after all, when it ends', async () => {
    const { bench, session } = await begin();
    bench.says([contact('c1', 'alerting')]);
    bench.says([over('c1')], { code: 'noanswer', by: { kind: 'timeout' } });
    bench.cti.truth = { ...bench.cti.truth, interactions: [contact('c1', 'connected')] };
    await session.cti.refresh();
    bench.says([over('c1')], { code: 'transferred', by: { kind: 'agent' } });
    expect(await historyOf(bench, session)).toMatchObject([{ contact: 'c1', end: { outcome: 'transferred' } }]);
  });

  it('gives the newest first, and as many as are wanted', async () => {
    const { bench, session } = await begin();
    for (const id of ['c1', 'c2', 'c3']) {
      bench.says([contact(id, 'alerting')]);
      bench.says([over(id)]);
    }
    expect((await historyOf(bench, session)).map((one) => one.contact)).toEqual(['c3', 'c2', 'c1']);
    expect((await historyOf(bench, session, 1)).map((one) => one.contact)).toEqual(['c3']);
  });
});
