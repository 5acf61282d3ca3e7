import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import type { ChannelType } from '../../protocol/objects/object-states.js';
import { CHANNEL_TYPES } from '../../protocol/objects/object-states.js';
import { CtiRejectedError, UnsupportedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk } from '../desk.js';
import { SIGNED_OFF } from './signed-off.js';
import { TALKING, talking } from './steps.js';

/** Queues joined and left, channels that come and go. */
export function channelSuite(kit: ContractKit): void {
  const { bench } = kit;
  const queues: readonly Capability[] = ['channel.ready', 'channel.joinqueue', 'channel.leavequeue'];
  const toAndFro: readonly Capability[] = [
    'channel.ready',
    'channel.notready',
    'channel.activate',
    'channel.deactivate',
  ];

  const inQueue = async (desk: Desk, queue: string, wanted: boolean) => {
    const look = () => (desk.channel.queues ?? []).includes(queue) === wanted;
    await desk.recorder.until(look, `${wanted ? 'in' : 'out of'} ${queue}`);
    await desk.agrees();
  };
  const isOffered = async (desk: Desk) => {
    const customer = await bench.farEnd.callQueue('+15550101');
    const call = await desk.has('alerting');
    await customer.hangup();
    await desk.ended(call);
  };

  kit.test('a queue is left and joined again', queues, async () => {
    const [desk, { queue }] = [await bench.openReady(), bench.farEnd];
    await desk.session.leaveQueue(desk.channel.id, queue);
    await inQueue(desk, queue, false);
    // The colleague has waited for less long: that is how one sees that nothing is offered here.
    const colleague = await bench.openReady(1);
    await isOffered(colleague);
    expect(desk.calls).toEqual([]);
    await colleague.session.close();
    await desk.session.joinQueue(desk.channel.id, queue);
    await inQueue(desk, queue, true);
    await desk.session.joinQueue(desk.channel.id, queue);
    await inQueue(desk, queue, true);
    expect(desk.channel.queues?.filter((one) => one === queue).length).toBe(1);
    await isOffered(desk);
  });

  kit.test('no queue that there is not', queues, async () => {
    const desk = await bench.open();
    const none = 'no-such-queue';
    await expect(desk.session.joinQueue(desk.channel.id, none)).rejects.toBeInstanceOf(CtiRejectedError);
    await inQueue(desk, none, false);
  });

  kit.test('a channel is signed off, and on again', toAndFro, async () => {
    const desk = await bench.openReady();
    const { id } = desk.channel;
    await desk.session.notReady(id, 'lunch');
    await desk.session.deactivate(id);
    await desk.recorder.until(() => desk.channel.login === 'inactive', 'inactive');
    const { type, endpoint } = desk.channel;
    expect(desk.channel).toEqual({ id, type, endpoint, ...SIGNED_OFF });
    await desk.agrees();
    const colleague = await bench.openReady(1);
    await isOffered(colleague);
    await colleague.session.close();
    await expect(desk.session.ready(id)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.session.activate(id, {});
    await desk.recorder.until(() => desk.channel.login === 'active', 'active');
    expect(desk.channel.agentState).toBe('notready');
    await desk.ready();
    await isOffered(desk);
  });

  kit.test('a channel is not signed off during a call', [...toAndFro, ...TALKING], async () => {
    const { desk, customer, call } = await talking(bench);
    await expect(desk.session.deactivate(desk.channel.id)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'connected' });
    await customer.hangup();
  });

  const adding = ['session.addchannel', 'channel.activate', 'channel.deactivate', 'channel.dispose'] as const;
  const further = async (type: ChannelType, endpoint: string) => {
    const desk = await bench.open();
    const known = desk.recorder.facts.channels.map(({ id }) => id);
    const adding = await desk.session.addChannel(endpoint, type).catch((error: unknown) => error);
    if (adding instanceof UnsupportedError) {
      expect(adding.details).toMatchObject({ capability: 'session.addchannel' });
      return;
    }
    const { channel: id } = adding as { readonly channel: string };
    expect(known).not.toContain(id);
    expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    const is = async (login: string, state: string) => {
      const look = () => desk.recorder.facts.channels.find((one) => one.id === id && one.login === login);
      expect(await desk.recorder.until(look, `${id} ${login}`)).toMatchObject({ type, endpoint, agentState: state });
      await desk.agrees();
    };
    await is('inactive', 'notready');
    await desk.session.activate(id, {});
    await is('active', 'notready');
    await desk.session.deactivate(id);
    await is('inactive', 'notready');
    await desk.session.disposeChannel(id);
    desk.recorder.forget(id);
    await desk.agrees();
    expect(desk.recorder.facts.channels.map((one) => one.id)).toEqual(known);
  };

  for (const type of CHANNEL_TYPES) {
    const device = type === 'Telephony' ? (['a spare device'] as const) : [];
    kit.test(`a further channel of type ${type} comes, works and goes`, [...adding, ...device], () =>
      further(type, type === 'Telephony' ? bench.spareExtension : 'desk@example.org'),
    );
  }

  kit.test('the agent works on another device today', ['channel.ready', 'a spare device'], async () => {
    const { spareExtension: extension } = bench;
    const desk = await bench.openReady(0, { extension });
    expect(desk.channel.endpoint).toBe(extension);
    const device = bench.farEnd.device({ ...desk.agent, extension });
    const customer = await bench.farEnd.callQueue('+15550101');
    await desk.has('alerting');
    await device.ringing();
    await device.answer();
    const call = await desk.has('connected');
    await customer.hears(extension);
    await customer.hangup();
    await desk.ended(call);
  });
}
