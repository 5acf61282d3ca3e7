import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { succeeded, type Desktop } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { orderFaults } from '../support/protocol-order.js';

describe('prepareSession with override', () => {
  let processor: Processor;
  let former: Desktop;
  let next: Desktop;

  beforeEach(async () => {
    processor = await Processor.start();
    former = await (await processor.desktop()).signIn('1001');
    next = await processor.desktop();
  });

  afterEach(() => processor.stop());

  /** The agent talks to a customer. @returns the call's id at the simulator */
  async function talking(): Promise<string> {
    succeeded(await former.command('channel.ready', 'tel'));
    const call = await processor.customerCalls('+15550142', { data: { case: '4711' } });
    await former.until((event) => event.name === 'conversation.added', 'the ring');
    succeeded(await former.command('conversation.answer', 'tel.i1.v1'));
    return call;
  }

  const callState = async (id: string) => {
    const calls = (await processor.simulator('GET', 'calls')) as { id: string; state: string }[];
    return calls.find((call) => call.id === id)?.state;
  };

  it('tells the former client why, and unbinds it', async () => {
    await next.prepare('1001', 'demo', true);
    const ended = await former.until((event) => event.name === 'session.ended', 'session.ended');
    expect(ended).toMatchObject({ target: former.resource, cause: { code: 'override' } });
    expect(ended.seq).toBe((former.events.at(-2)?.seq ?? 0) + 1);
    expect(await former.command('session.snapshot')).toMatchObject({ failure: { code: 'NOT_BOUND' } });
    const { resource, token } = former;
    expect(await former.send({ command: 'bindResource', data: { resource, token } })).toMatchObject({
      failure: { code: 'RESOURCE_NOT_FOUND' },
    });
    expect(former.events.at(-1)).toBe(ended);
  });

  it('leaves the call alone, and the new session finds it', async () => {
    const call = await talking();
    await next.prepare('1001', 'demo', true);
    await former.until((event) => event.name === 'session.ended', 'session.ended');
    expect(await callState(call)).toBe('talking');
    succeeded(await next.send({ command: 'bindResource', data: { resource: next.resource } }));
    succeeded(await next.command('session.start'));
    await next.until((event) => event.name === 'session.initialized', 'session.initialized');
    expect(next.names().at(-1)).toBe('session.initialized');
    expect(orderFaults(next.events)).toEqual([]);
    const found = (name: string) => next.events.find((event) => event.name === name)?.data;
    expect(found('interaction.added')).toMatchObject({
      interaction: { direction: 'inbound', state: 'STARTED', from: '+15550142', data: { case: '4711' } },
    });
    expect(found('conversation.added')).toMatchObject({ conversation: { role: 'primary', state: 'connected' } });
    expect(await callState(call)).toBe('talking');
    succeeded(await next.command('conversation.hold', 'tel.i1.v1'));
    succeeded(await next.command('conversation.release', 'tel.i1.v1'));
    expect(await callState(call)).toBe('ended');
  });

  it('leaves the call alone also where the former session was made and never started', async () => {
    const call = await talking();
    await next.prepare('1001', 'demo', true);
    const third = await (await processor.desktop()).signIn('1001', 'demo', true);
    expect(await callState(call)).toBe('talking');
    expect(third.names()).toContain('conversation.added');
  });
});
