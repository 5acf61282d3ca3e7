import { afterEach, describe, expect, it } from '@jest/globals';
import { NOT_KEPT } from '../../../test/support/not-kept.js';
import { contact } from '../../../test/support/scripted-provider.js';
import { SESSION_SETTINGS_OF_TESTS, SessionBench } from '../../../test/support/session-bench.js';
import { stateDifferences } from '../../../test/support/state-differences.js';
import { keptOf, takenOver, type TakenOver } from '../../../test/support/taken-over.js';
import type { CallModel } from '../../cti/port/call-model.js';
import type { CtiInteraction } from '../../cti/port/cti-facts.js';
import type { Cause } from '../../protocol/cause.js';
import type { KeptSession } from '../store/kept-session.js';

const RECOVERED: Cause = { code: 'recovered', by: { kind: 'switch' } };
const over = (id: string) => contact(id, 'ended', { conversations: [] });

let ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});

const begin = async (model: Partial<CallModel> = {}) => {
  const bench = await new SessionBench(model).up();
  return { bench, managed: await bench.started() };
};

const takeOver = (bench: SessionBench, kept: KeptSession): TakenOver => {
  const [service] = bench.registry.services();
  if (!service) throw new Error('no service');
  const other = takenOver(kept, service, SESSION_SETTINGS_OF_TESTS, bench.clock);
  ends.push(() => other.stop());
  return other;
};

/** The next owner signs in, finds these contacts and goes on. @returns what it tells, as name and object */
const goOn = async (bench: SessionBench, other: TakenOver, interactions: readonly CtiInteraction[]) => {
  const from = other.session.journal.seq;
  bench.provider.onOpen = async (cti) => {
    cti.truth = { ...cti.truth, interactions };
    cti.behave = (method) => (method === 'answer' ? new Promise(() => undefined) : Promise.resolve());
  };
  const truth = await other.session.cti.open(other.session.extension);
  other.session.cti.take(truth, RECOVERED);
  other.policies.resume();
  await bench.clock.advance(0);
  return told(other, from);
};

const told = ({ session }: TakenOver, from: number) =>
  (session.journal.after(from) ?? []).map(({ text }) => {
    const { name, target } = JSON.parse(text) as { name: string; target: string };
    return `${name} ${target.split('.').slice(2).join('.')}`.trim();
  });

describe('a session that was taken over', () => {
  it('tells nothing where the switch has what it had', async () => {
    const { bench, managed } = await begin();
    const calls = [contact('c1', 'held'), contact('c2', 'connected')];
    bench.says([calls[0] ?? over('c1')]);
    bench.says(calls);
    expect(await goOn(bench, takeOver(bench, keptOf(managed)), calls)).toEqual([]);
  });

  it('tells what is other than it was, and gives no name again', async () => {
    const { bench, managed } = await begin();
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')]);
    await bench.command(managed.session, 'interaction.complete', 'tel.i1');
    bench.says([contact('c2', 'alerting')]);
    const other = takeOver(bench, keptOf(managed));
    expect(await goOn(bench, other, [contact('c2', 'connected'), contact('c3', 'alerting'), over('c1')])).toEqual([
      'conversation.statechanged i2.v1',
      'interaction.statechanged i2',
      'interaction.added i3',
      'conversation.added i3.v1',
    ]);
    expect(other.session.model.interactions().map(({ times }) => times.ended)).toEqual([undefined, undefined]);
  });

  it('completes the work after a contact when its time is up, at once where that was before', async () => {
    const { bench, managed } = await begin({ wrapUpTime: 10_000 });
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')]);
    await bench.clock.advance(4_000);
    const kept = keptOf(managed);
    const [soon, late] = [takeOver(bench, kept), takeOver(bench, kept)];
    managed.policies.cancel();
    expect(await goOn(bench, soon, [over('c1')])).toEqual([]);
    await bench.clock.advance(5_900);
    expect(soon.session.model.interactions()).toHaveLength(1);
    await bench.clock.advance(200);
    expect(soon.session.model.interactions()).toHaveLength(0);
    expect(await goOn(bench, late, [over('c1')])).toEqual(['interaction.removed i1', 'channel.statechanged']);
  });

  it('has the history of its agent, where nothing comes twice', async () => {
    const { bench, managed } = await begin();
    bench.says([contact('c1', 'connected')]);
    bench.says([over('c1')]);
    const other = takeOver(bench, keptOf(managed));
    await goOn(bench, other, [over('c1')]);
    const { histories, identity } = managed.session;
    expect(other.histories.latest(identity)).toEqual(histories.latest(identity));
    expect(histories.latest(identity)).toHaveLength(1);
  });

  it('answers what rings, where it is to be answered by itself', async () => {
    const { bench, managed } = await begin({ autoAnswer: true });
    bench.cti.behave = () => new Promise(() => undefined);
    bench.says([contact('c1', 'alerting')]);
    const other = takeOver(bench, keptOf(managed));
    await goOn(bench, other, [contact('c1', 'alerting')]);
    expect(bench.cti.done).toEqual(['answer']);
    other.policies.resume();
    await bench.clock.advance(0);
    expect(bench.cti.done).toHaveLength(1);
  });

  it('goes on in an outage, and sums up at its end what has become of it', async () => {
    const { bench, managed } = await begin();
    bench.says([contact('c1', 'connected')]);
    await bench.clock.advance(5_000);
    bench.provider.link({ state: 'down', reason: 'cable' });
    await bench.clock.advance(5_000);
    const other = takeOver(bench, keptOf(managed));
    expect(stateDifferences(managed.session, other.session, NOT_KEPT)).toEqual([]);
    bench.provider.link({ state: 'up' });
    const from = other.session.journal.seq;
    expect(await goOn(bench, other, [contact('c1', 'connected')])).toContain('conversation.statechanged i1.v1');
    other.lifecycle.afterReading();
    const conversation = other.session.model.interactions()[0]?.conversations.get('v1');
    expect(conversation?.since).toBe('2026-01-01T00:00:00.000Z');
    const last = other.session.journal.after(from)?.at(-1)?.text ?? '';
    const changed = expect.arrayContaining([`${other.session.id}.tel.i1.v1`]) as unknown;
    expect(JSON.parse(last)).toMatchObject({ name: 'session.restored', data: { report: { added: [], changed } } });
  });

  it('takes its token, and nothing else in its place', async () => {
    const { bench, managed } = await begin();
    const { token, tokenDigest } = managed.session.identity;
    const kept = keptOf(managed);
    const other = takeOver(bench, kept);
    expect([...kept.parts.values()].join()).not.toContain(`"${token ?? ''}"`);
    const bind = (one?: string) => other.session.binding.bind({ client: bench.client('elsewhere'), token: one });
    for (const wrong of [undefined, tokenDigest, 'x', '']) expect(() => bind(wrong)).toThrow(/token/);
    expect(bind(token)).toMatchObject({ seq: managed.session.journal.seq });
  });

  it('waits for its client for as long as is left', async () => {
    const { bench, managed } = await begin();
    bench.clientGone();
    await bench.clock.advance(40_000);
    const other = takeOver(bench, keptOf(managed));
    await bench.clock.advance(19_000);
    expect(other.session.state).toBe('started');
    await bench.clock.advance(2_000);
    expect(other.session.state).toBe('ended');
  });

  it.each([
    ['another version', 'session', '{"v":2}'],
    ['nothing of the session', 'session', undefined],
    ['no word of a channel', 'c:tel', undefined],
    ['an interaction on no channel', 'i:fax.i1', '{}'],
    ['something else than JSON', 'presence', '{'],
    ['an end', 'session', '{"v":1,"state":"ended"}'],
  ])('is left alone where there is %s', async (_what, name, text) => {
    const { bench, managed } = await begin();
    const kept = keptOf(managed);
    const parts = new Map(kept.parts);
    if (text === undefined) parts.delete(name);
    else parts.set(name, text);
    expect(() => takeOver(bench, { ...kept, parts })).toThrow(
      expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', name: 'UnreadableSessionError' }),
    );
  });

  it.each(['starting', 'ending'] as const)('comes back from what was under way: %s', async (state) => {
    const { bench, managed } = await begin();
    const kept = keptOf(managed);
    const session = JSON.parse(kept.parts.get('session') ?? '') as object;
    const parts = new Map([...kept.parts, ['session', JSON.stringify({ ...session, state })] as const]);
    const other = takeOver(bench, { ...kept, parts });
    expect(other.session.state).toBe(state === 'starting' ? 'prepared' : 'started');
  });

  it('ends when its credentials do, of which the time alone is kept', async () => {
    const { bench, managed } = await begin();
    managed.session.expires = bench.clock.now() + 60_000;
    const other = takeOver(bench, keptOf(managed));
    await bench.clock.advance(59_999);
    expect(other.session.state).toBe('started');
    await bench.clock.advance(1);
    expect(other.session.state).toBe('ended');
  });
});
