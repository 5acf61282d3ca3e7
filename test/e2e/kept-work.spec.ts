import { Module, type Type } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Capability } from '../../src/cti/port/capability.js';
import type { CtiProviderFactory } from '../../src/cti/port/cti-provider-factory.js';
import { PROVIDER_KINDS } from '../../src/provider-kinds.js';
import { LOOPBACK_CAPABILITIES, LoopbackProvider } from '../contract/loopback/loopback-provider.js';
import { LoopbackSwitch } from '../contract/loopback/loopback-switch.js';
import { clientMap, snapshotMap } from '../support/client-map.js';
import { succeeded, type Desktop, type ReceivedEvent } from '../support/desktop.js';
import { Processor } from '../support/processor.js';
import { orderFaults } from '../support/protocol-order.js';

const WITHOUT_WORK = LOOPBACK_CAPABILITIES.filter((one) => one !== 'interaction.complete');

/** A kind of provider whose one switch the test has in its hands. */
function loopbackKind(loop: LoopbackSwitch, capabilities: readonly Capability[]) {
  class LoopbackFactory implements CtiProviderFactory {
    readonly kind = 'loopback';
    readonly create = () => new LoopbackProvider(loop, capabilities);
  }
  class LoopbackModule {}
  Module({ providers: [LoopbackFactory], exports: [LoopbackFactory] })(LoopbackModule);
  return { kind: 'loopback', module: LoopbackModule as Type, factory: LoopbackFactory as Type<CtiProviderFactory> };
}

/** The same desktop at a switch that has the work after a contact, and at one that does not know of it. */
describe.each([
  ['knows the work after a contact', LOOPBACK_CAPABILITIES],
  ['does not', WITHOUT_WORK],
])('an agent at a switch that %s', (_, capabilities) => {
  let loop: LoopbackSwitch;
  let processor: Processor;
  let desktop: Desktop;

  beforeEach(async () => {
    loop = new LoopbackSwitch();
    processor = await Processor.start({ CTI_PROVIDER: 'loopback' }, [
      ...PROVIDER_KINDS,
      loopbackKind(loop, capabilities),
    ]);
    desktop = await (await processor.desktop()).signIn('1001');
  });

  afterEach(async () => {
    const told = desktop.events.filter((event) => event.name !== undefined);
    expect(orderFaults(told)).toEqual([]);
    await processor.stop();
  });

  const channelIs = (agentState: string, from = 0): Promise<ReceivedEvent> =>
    desktop.until((event) => event.data?.['channel']?.['agentState'] === agentState, agentState, from);

  const channelNow = () => desktop.events.findLast((event) => event.data?.['channel'])?.data?.['channel'];

  const agreed = async () => {
    const answer = succeeded(await desktop.command('session.snapshot'));
    const { session } = answer['data'] as { session: never };
    expect(Object.fromEntries(clientMap(desktop.events))).toEqual(Object.fromEntries(snapshotMap(session)));
  };

  /** One customer has been served, and the next one waits all the while. */
  const worked = async () => {
    succeeded(await desktop.command('channel.ready', 'phone'));
    const call = loop.enter('+15550100');
    await desktop.until((event) => event.name === 'conversation.added', 'a call');
    succeeded(await desktop.command('conversation.answer', 'phone.i1.v1'));
    loop.enter('+15550200');
    await agreed();
    loop.leave(call, 'remote');
    await channelIs('wrapup');
    await agreed();
  };

  it('has the command, works on, and is offered the next call when that is done', async () => {
    const { services } = (await desktop.send({ command: 'getServices' })) as unknown as {
      readonly services: readonly { readonly capabilities?: { readonly commands: readonly string[] } }[];
    };
    expect(services.flatMap((one) => one.capabilities?.commands ?? [])).toContain('interaction.complete');
    await worked();
    const ended = desktop.events.find(({ name }) => name === 'interaction.ended');
    expect(ended?.data?.['interaction']).toMatchObject({ state: 'ENDED', allowed: ['interaction.complete'] });
    expect(desktop.names().filter((name) => name === 'interaction.added')).toHaveLength(1);
    const from = desktop.events.length;
    succeeded(await desktop.command('interaction.complete', 'phone.i1', { disposition: 'sold' }));
    const removed = await desktop.until((event) => event.name === 'interaction.removed', 'removal', from);
    expect(removed.data?.['interaction']).toMatchObject({ state: 'COMPLETED', disposition: 'sold' });
    expect(removed.cause).toMatchObject({ code: 'completed', command: 'interaction.complete' });
    const next = await desktop.until((event) => event.name === 'interaction.added', 'the next call', from);
    expect(next.data?.['interaction']).toMatchObject({ from: '+15550200', state: 'ALERTING' });
    await agreed();
  });

  it('becomes what was asked for during the work, and is offered nothing', async () => {
    await worked();
    succeeded(await desktop.command('channel.notready', 'phone', { reason: 'lunch' }));
    expect(channelNow()).toMatchObject({
      agentState: 'wrapup',
      pending: { agentState: 'notready', reason: 'lunch' },
      allowed: expect.arrayContaining(['channel.ready']),
    });
    succeeded(await desktop.command('interaction.complete', 'phone.i1'));
    await desktop.waitFor(() => (channelNow()?.['agentState'] === 'notready' ? true : undefined), 'not ready');
    expect(channelNow()).toMatchObject({ reason: 'lunch' });
    expect(desktop.names().filter((name) => name === 'interaction.added')).toHaveLength(1);
    await agreed();
  });

  it('may sign off in the midst of it', async () => {
    succeeded(await desktop.command('channel.ready', 'phone'));
    loop.enter('+15550100');
    await desktop.until((event) => event.name === 'conversation.added', 'a call');
    succeeded(await desktop.command('interaction.accept', 'phone.i1'));
    await agreed();
    const [call] = loop.calls;
    if (!call) throw new Error('no call');
    loop.leave(call, 'remote');
    await channelIs('wrapup');
    succeeded(await desktop.command('session.logout'));
    desktop = await (await processor.desktop()).signIn('1001');
    expect(channelNow()).toMatchObject({ agentState: 'notready' });
    const answer = succeeded(await desktop.command('session.history'));
    expect(answer['data']).toMatchObject({ entries: [{ from: '+15550100', end: { outcome: 'answered' } }] });
  });
});
