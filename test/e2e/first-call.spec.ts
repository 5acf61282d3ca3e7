import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { clientMap, snapshotMap } from '../support/client-map.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { orderFaults } from '../support/protocol-order.js';

describe('an agent on the simulator', () => {
  let processor: Processor;
  let desktop: Desktop;

  beforeAll(async () => {
    processor = await Processor.start();
  });

  afterAll(() => processor.stop());

  beforeEach(async () => {
    desktop = await (await processor.desktop()).signIn('1001', 'demo', true);
  });

  afterEach(async () => {
    const sessionEvents = desktop.events.filter((event) => event.name !== undefined);
    expect(orderFaults(sessionEvents)).toEqual([]);
    await desktop.command('session.logout');
    desktop.close();
  });

  /** The client's map of objects is what the server has. */
  const agreed = async () => {
    const answer = succeeded(await desktop.command('session.snapshot'));
    const { session } = answer['data'] as { session: never };
    await desktop.waitFor(() => desktop.events.at(-1)?.seq === answer['seq'] || undefined, 'all events');
    expect(Object.fromEntries(clientMap(desktop.events))).toEqual(Object.fromEntries(snapshotMap(session)));
  };

  const conversationState = (state: string, from = 0) =>
    desktop.until(
      (event) => event.name?.startsWith('conversation.') === true && event.data?.['conversation']?.['state'] === state,
      `conversation ${state}`,
      from,
    );

  it('takes a call from the queue: rung, answered, held, retrieved, released, completed', async () => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    await processor.customerCalls('+15550100', { name: 'Ann Customer' });
    const ringing = await conversationState('alerting');
    expect(ringing.data?.['conversation']?.['parties']).toMatchObject([{ address: '+15550100', name: 'Ann Customer' }]);
    const interaction = desktop.events.find((event) => event.name === 'interaction.added');
    expect(interaction?.data?.['interaction']).toMatchObject({
      direction: 'inbound',
      queue: 'support',
      state: 'ALERTING',
    });
    await agreed();
    for (const [command, state] of [
      ['answer', 'connected'],
      ['hold', 'held'],
      ['retrieve', 'connected'],
    ] as const) {
      const from = desktop.events.length;
      const answer = succeeded(await desktop.command(`conversation.${command}`, 'tel.i1.v1'));
      expect(answer['target']).toBe(`${desktop.resource}.tel.i1.v1`);
      const told = await conversationState(state, from);
      expect(told.cause).toMatchObject({ by: { kind: 'agent', id: '1001' }, command: `conversation.${command}` });
      await agreed();
    }
    succeeded(await desktop.command('conversation.release', 'tel.i1.v1'));
    const ended = await desktop.until((event) => event.name === 'interaction.ended', 'the end');
    expect(ended.cause).toMatchObject({ code: 'released', by: { kind: 'agent' }, command: 'conversation.release' });
    expect(ended.data?.['interaction']).toMatchObject({
      state: 'ENDED',
      allowed: expect.arrayContaining(['interaction.complete']),
    });
    await desktop.until((event) => event.data?.['channel']?.['agentState'] === 'wrapup', 'wrap-up');
    succeeded(await desktop.command('interaction.complete', 'tel.i1', { disposition: 'sold' }));
    const removed = await desktop.until((event) => event.name === 'interaction.removed', 'removal');
    expect(removed.data?.['interaction']).toMatchObject({ state: 'COMPLETED', disposition: 'sold' });
    await desktop.until(
      (event) => event.data?.['channel']?.['agentState'] === 'ready',
      'ready again',
      desktop.events.length - 3,
    );
    await agreed();
  });

  it('tells a customer who hung up in time from one that was answered', async () => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    const call = await processor.customerCalls('+15550101');
    await conversationState('alerting');
    await processor.simulator('POST', `calls/${call}/hangup`);
    const ended = await desktop.until((event) => event.name === 'interaction.ended', 'the end');
    expect(ended.cause).toMatchObject({ code: 'abandoned', by: { kind: 'remote' } });
    await desktop.until((event) => event.name === 'interaction.removed', 'removal without completion');
    await agreed();
  });

  it('dials, is answered, sends digits, and the customer hangs up', async () => {
    const answer = succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550123' }));
    expect(answer['data']).toEqual({ interaction: 'i1', conversation: 'v1' });
    await conversationState('dialing');
    await conversationState('connected');
    succeeded(await desktop.command('conversation.dtmf', 'tel.i1.v1', { digits: '12*#' }));
    const calls = (await processor.simulator('GET', 'calls')) as { id: string }[];
    await processor.simulator('POST', `calls/${calls.at(-1)?.id}/hangup`);
    const ended = await desktop.until((event) => event.name === 'interaction.ended', 'the end');
    expect(ended.cause).toMatchObject({ code: 'released', by: { kind: 'remote' } });
    await agreed();
  });

  it.each([
    ['busy', 'busy'],
    ['unreachable', 'unreachable'],
  ])('learns why %s did not answer', async (to, code) => {
    succeeded(await desktop.command('channel.dial', 'tel', { to }));
    const ended = await desktop.until((event) => event.name === 'interaction.ended', 'the end');
    expect(ended.cause?.code).toBe(code);
    await agreed();
  });

  it('asks for a pause during a call and gets it afterwards', async () => {
    succeeded(await desktop.command('channel.ready', 'tel'));
    await processor.customerCalls('+15550102');
    await conversationState('alerting');
    succeeded(await desktop.command('interaction.accept', 'tel.i1'));
    succeeded(await desktop.command('channel.notready', 'tel', { reason: 'lunch' }));
    await desktop.until(
      ({ data }) => JSON.stringify(data?.['channel']?.['pending']) === '{"agentState":"notready","reason":"lunch"}',
      'pending',
    );
    await agreed();
    succeeded(await desktop.command('conversation.release', 'tel.i1.v1'));
    const from = desktop.events.length;
    succeeded(await desktop.command('interaction.complete', 'tel.i1'));
    await desktop.until(({ data }) => data?.['channel']?.['reason'] === 'lunch', 'lunch', from);
  });

  it('refuses to log out of a call', async () => {
    succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550124' }));
    await conversationState('connected');
    expect(await desktop.command('session.logout')).toMatchObject({ failure: { code: 'INTERACTION_IN_PROGRESS' } });
    succeeded(await desktop.command('conversation.release', 'tel.i1.v1'));
  });
});
