import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Desktop, succeeded, type ReceivedEvent } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { orderFaults } from '../support/protocol-order.js';

describe('binding', () => {
  let processor: Processor;

  beforeAll(async () => {
    processor = await Processor.start();
  });

  afterAll(() => processor.stop());

  const bind = (desktop: Desktop, data: object) => desktop.send({ command: 'bindResource', data });

  it('one client at a time; the token takes over, and the other is told', async () => {
    const [first, second] = [await (await processor.desktop()).signIn('1001'), await processor.desktop()];
    const { resource, token } = first;
    expect(await bind(second, { resource })).toMatchObject({ failure: { code: 'RESOURCE_ALREADY_BOUND' } });
    expect(await bind(second, { resource, token: 'wrong' })).toMatchObject({ failure: { code: 'FORBIDDEN' } });
    expect(await bind(second, { resource: 'nosuch', token })).toMatchObject({
      failure: { code: 'RESOURCE_NOT_FOUND' },
    });
    expect(await bind(second, { resource, token })).toMatchObject({
      result: 'success',
      resource: { id: resource },
      replayed: 0,
      gap: false,
    });
    const told = await first.until((event) => event.eventType === 'resourceUnbound', 'the take-over');
    expect(told).toMatchObject({ resource, cause: { code: 'override' } });
    expect(await first.command('channel.ready', 'tel')).toMatchObject({ failure: { code: 'NOT_BOUND' } });
    second.resource = resource;
    succeeded(await second.command('channel.ready', 'tel'));
  });

  it('a client that comes back gets what it missed: in order, without holes, after the answer', async () => {
    const before = await (await processor.desktop()).signIn('1002');
    succeeded(await before.command('channel.ready', 'tel'));
    const { resource, token } = before;
    const lastSeq = before.events.at(-1)?.seq;
    before.close();
    await processor.customerCalls('+15550111', { agent: '1002', queue: undefined });
    const after = await processor.desktop();
    await processor.simulator('GET', 'calls');
    const answer = succeeded(await bind(after, { resource, token, lastSeq }));
    after.resource = resource;
    await after.until((event) => event.name === 'conversation.added', 'the missed ring');
    await after.until((event) => event.data?.['channel']?.['agentState'] === 'busy', 'busy');
    expect(after.events[0]?.seq).toBe(Number(lastSeq) + 1);
    expect(answer).toMatchObject({ gap: false });
    expect(orderFaults([...before.events, ...after.events])).toEqual([]);
    succeeded(await after.command('conversation.answer', 'tel.i1.v1'));
    succeeded(await after.command('conversation.release', 'tel.i1.v1'));
  });

  it('events are the same over long polls, over a WebSocket and when they are told again', async () => {
    const polling = await (await Desktop.connect(processor.url, 'polling')).signIn('1006');
    succeeded(await polling.command('channel.notready', 'tel', { reason: 'Жук "\u2028" \\ 😀' }));
    const { resource, token } = polling;
    const told = polling.events.filter(({ seq }) => seq !== undefined);
    expect(JSON.stringify(told)).toContain('Жук');
    const again = await processor.desktop();
    succeeded(await bind(again, { resource, token, lastSeq: 0 }));
    await again.until(({ seq }) => seq === told.length, 'all of it');
    expect(again.events).toEqual(told);
    polling.close();
  });

  it('one that claims to have seen more than there was gets the whole tree in one event', async () => {
    const desktop = await (await processor.desktop()).signIn('1003');
    const { resource } = desktop;
    const from = desktop.events.length;
    expect(await bind(desktop, { resource, lastSeq: 1_000_000 })).toMatchObject({ result: 'success', gap: true });
    const event = await desktop.until(({ name }) => name === 'session.resynchronized', 'the tree', from);
    expect(event.data?.['session']).toMatchObject({ id: resource, channels: [{ id: 'tel', interactions: [] }] });
  });

  it('unbinding leaves the session for the token to find', async () => {
    const desktop = await (await processor.desktop()).signIn('1004');
    const { resource, token } = desktop;
    expect(await desktop.send({ command: 'unbindResource', data: { resource } })).toMatchObject({
      result: 'success',
      resource: { id: resource },
    });
    expect(await desktop.command('channel.ready', 'tel')).toMatchObject({ failure: { code: 'NOT_BOUND' } });
    succeeded(await bind(desktop, { resource, token }));
    succeeded(await desktop.command('channel.ready', 'tel'));
  });

  it('the service monitor: the list first and once, then what changes', async () => {
    const desktop = await processor.desktop();
    const monitor = { command: 'bindService', data: { service: 'ServiceMonitor' } };
    expect(await desktop.send(monitor)).toMatchObject({ result: 'success', service: { id: 'ServiceMonitor' } });
    succeeded(await desktop.send(monitor));
    await processor.simulator('POST', 'link/down');
    await processor.simulator('POST', 'link/up');
    const status = (event: ReceivedEvent) =>
      (event['entry'] as { serviceStatus: { status: string } }).serviceStatus.status;
    await desktop.until((event) => event.eventType === 'serviceStatusChanged' && status(event) === 'InService', 'back');
    expect(desktop.names()).toEqual(['serviceList', 'serviceStatusChanged', 'serviceStatusChanged']);
    expect(desktop.events[1]).toMatchObject({
      entry: { id: 'InteractionProcessor', serviceStatus: { status: 'OutOfService', reason: expect.any(String) } },
    });
    succeeded(await desktop.send({ command: 'unbindService', data: { service: 'ServiceMonitor' } }));
    expect(await desktop.send({ command: 'bindService', data: { service: 'x' } })).toMatchObject({
      failure: { code: 'UNKNOWN_SERVICE' },
    });
  });
});
