import { beforeEach, describe, expect, it } from '@jest/globals';
import { clientMap, snapshotMap } from '../../test/support/client-map.js';
import type { ReceivedEvent } from '../../test/support/desktop.js';
import { eventOf } from '../../test/support/event-of.js';
import { orderFaults } from '../../test/support/protocol-order.js';
import { contact } from '../../test/support/scripted-provider.js';
import { SessionBench } from '../../test/support/session-bench.js';
import type { Session } from './session.js';
import { sessionTree } from './session-view.js';

describe('what a session tells of the switch', () => {
  let bench: SessionBench;
  let session: Session;

  beforeEach(async () => {
    bench = await new SessionBench().up();
    ({ session } = await bench.started());
    bench.events.length = 0;
  });

  const leg = (id: string, role: 'primary' | 'consult', state: 'connected' | 'held' | 'dialing') => ({
    id,
    role,
    state,
    muted: false,
    parties: [{ id: 'p', address: '55' }],
  });

  const mapIsTrue = () => {
    const events = bench.events as unknown as ReceivedEvent[];
    expect([...clientMap(events)].filter(([key]) => key.split('.').length > 2)).toEqual(
      [...snapshotMap(JSON.parse(JSON.stringify(sessionTree(session))))].filter(([key]) => key.split('.').length > 2),
    );
  };

  it('a ring, an answer, an end', () => {
    bench.says([contact('c1', 'alerting')]);
    bench.says([contact('c1', 'connected')], { code: 'answered', by: { kind: 'agent' } });
    mapIsTrue();
    bench.says([contact('c1', 'connected', { conversations: [] })], { code: 'released', by: { kind: 'remote' } });
    expect(bench.told()).toEqual([
      'interaction.added i1',
      'conversation.added i1.v1',
      'channel.statechanged',
      'conversation.statechanged i1.v1',
      'interaction.statechanged i1',
      'conversation.statechanged i1.v1',
      'conversation.disposed i1.v1',
      'interaction.ended i1',
      'channel.statechanged',
    ]);
    expect(bench.events.at(-2)).toMatchObject({ cause: { code: 'released', by: { kind: 'remote' } } });
    mapIsTrue();
  });

  it('call data that changes during the work after the call', () => {
    bench.says([contact('c1', 'connected')]);
    bench.says([contact('c1', 'connected', { conversations: [] })]);
    const from = bench.events.length;
    bench.says([contact('c1', 'connected', { conversations: [], data: { result: 'sold' } })]);
    bench.says([contact('c1', 'connected', { conversations: [], data: { result: 'sold' } })]);
    expect(bench.told(from)).toEqual(['interaction.datachanged i1']);
    expect(bench.events.at(-1)?.data).toMatchObject({ interaction: { state: 'ENDED', data: { result: 'sold' } } });
    mapIsTrue();
  });

  it('call data is told where it is new or has changed, and nowhere else', () => {
    const data = { case: '4711' };
    bench.says([contact('c1', 'alerting', { data })]);
    bench.says([contact('c1', 'connected', { data, recording: 'on' })]);
    bench.says([contact('c1', 'held', { data: { case: '4712' }, recording: 'off' })]);
    mapIsTrue();
    bench.says([contact('c1', 'held', { data: { case: '4713' }, conversations: [] })]);
    mapIsTrue();
    const told = bench.events.filter(({ name }) => name.startsWith('interaction.'));
    const shown = told.map((event) => [event.name, (event.data['interaction'] as { data?: unknown }).data]);
    expect(shown).toEqual([
      ['interaction.added', data],
      ['interaction.statechanged', undefined],
      ['interaction.statechanged', undefined],
      ['interaction.datachanged', { case: '4712' }],
      ['interaction.datachanged', { case: '4713' }],
      ['interaction.ended', undefined],
    ]);
  });

  it.each(['connected', 'ended'] as const)('call data that has changed while the link was away: %s', async (state) => {
    bench.says([contact('c1', 'connected', { data: { case: '1' } })]);
    const later = contact('c1', 'connected', { data: { case: '2' } });
    const [call] = state === 'ended' ? [{ ...later, conversations: [] }] : [later];
    bench.provider.link({ state: 'down', reason: 'cut' });
    bench.cti.truth = { ...bench.cti.truth, interactions: [call] };
    bench.provider.link({ state: 'up' });
    await bench.clock.advance(0);
    expect(bench.told().filter((one) => one === 'interaction.datachanged i1')).toHaveLength(1);
    mapIsTrue();
  });

  it('the last call data of a contact that leaves no work behind', () => {
    bench.says([contact('c1', 'alerting')]);
    bench.says([contact('c1', 'alerting', { conversations: [], data: { menu: '3' } })]);
    const told = bench.events.find((event) => event.name === 'interaction.datachanged');
    expect(told?.data).toMatchObject({ interaction: { data: { menu: '3' } } });
  });

  it('the legs of a consult transfer go in the order of the protocol', () => {
    const both = (a: 'connected' | 'held', b: 'connected' | 'dialing') => ({
      conversations: [leg('a', 'primary', a), leg('b', 'consult', b)],
    });
    bench.says([contact('c1', 'connected', { conversations: [leg('a', 'primary', 'connected')] })]);
    bench.says([contact('c1', 'connected', both('held', 'dialing'))]);
    bench.says([contact('c1', 'connected', both('held', 'connected'))]);
    const from = bench.events.length;
    bench.says([contact('c1', 'connected', { conversations: [] })], { code: 'transferred', by: { kind: 'agent' } });
    expect(bench.told(from).slice(0, 6)).toEqual([
      'conversation.statechanged i1.v1',
      'conversation.disposed i1.v1',
      'interaction.focuschanged i1',
      'conversation.statechanged i1.v2',
      'conversation.disposed i1.v2',
      'interaction.ended i1',
    ]);
  });

  it('a contact that nobody answered leaves no work behind', () => {
    bench.says([contact('c1', 'alerting')]);
    bench.says([contact('c1', 'alerting', { conversations: [] })], { code: 'abandoned', by: { kind: 'remote' } });
    expect(bench.told().slice(-3)).toEqual(['interaction.ended i1', 'interaction.removed i1', 'channel.statechanged']);
  });

  it('the same report twice is told once', () => {
    bench.says([contact('c1', 'alerting')]);
    const { length } = bench.events;
    bench.says([contact('c1', 'alerting')]);
    expect(bench.told(length)).toEqual([]);
  });

  it('a report that comes after the end brings nothing back to life', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.says([contact('c1', 'connected', { conversations: [] })]);
    const { length } = bench.events;
    bench.cti.listener.report({
      interactions: [contact('c1', 'connected')],
      cause: { code: 'answered', by: { kind: 'agent' } },
    });
    await bench.clock.advance(0);
    expect(bench.told(length)).toEqual([]);
    expect(bench.cti.reads).toBe(2);
  });

  it('a report against the table is left aside and the switch is read', async () => {
    bench.says([contact('c1', 'connected')]);
    bench.cti.truth = { ...bench.cti.truth, interactions: [contact('c1', 'held')] };
    bench.cti.listener.report({
      interactions: [contact('c1', 'alerting')],
      cause: { code: 'requested', by: { kind: 'switch' } },
    });
    await bench.clock.advance(0);
    const states = bench.events
      .filter((event) => event.name === 'conversation.statechanged')
      .map((event) => (event.data['conversation'] as { state: string }).state);
    expect(states).toEqual(['held']);
    mapIsTrue();
  });

  it('what is allowed elsewhere is told too: a call takes away the right to dial', () => {
    bench.says([contact('c1', 'alerting')]);
    const channel = bench.events.findLast((event) => event.name === 'channel.statechanged')?.data['channel'];
    expect((channel as { allowed: string[] }).allowed).not.toContain('channel.dial');
  });

  it('keeps the order that the protocol promises over all of it', () => {
    const whole = bench.service.find(session.id)?.session.journal.after(0);
    expect(orderFaults(whole?.map(eventOf) as unknown as ReceivedEvent[])).toEqual([]);
  });
});
