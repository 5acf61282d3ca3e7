import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk } from '../../../conformance/desk.js';
import { Simulated } from '../../../../test/contract/simulated.js';

describe('channels', () => {
  let simulated: Simulated;
  let desk: Desk;
  beforeEach(async () => {
    simulated = await Simulated.start({ queues: ['support', 'sales'], dialSetup: 300 });
    desk = await simulated.openReady('1001', { wrapUp: 'none' });
  });

  const ids = () => desk.recorder.facts.channels.map(({ id }) => id);
  const reason = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      ({ details }) => details.reason as string,
    );

  it('of a model are there from the beginning', async () => {
    const all = await simulated.open('1002', { channelTypes: ['Email', 'Telephony', 'Chat'] });
    expect(all.recorder.facts.channels).toMatchObject([
      { id: 'email', type: 'Email', endpoint: '1002', login: 'active', queues: [] },
      { id: 'tel', type: 'Telephony', endpoint: '1002', login: 'active', queues: ['support'] },
      { id: 'chat', type: 'Chat', endpoint: '1002', login: 'active' },
    ]);
    await all.session.ready('chat');
    expect((await all.session.read()).channels.map(({ agentState }) => agentState)).toEqual([
      'notready',
      'notready',
      'ready',
    ]);
    expect(await reason(all.session.dial('chat', '+1'))).toBe('wrong-state');
  });

  it('have calls of their own on a second device', async () => {
    const { channel } = await desk.session.addChannel('1777', 'Telephony');
    await desk.session.activate(channel, {});
    await desk.session.joinQueue(channel, 'sales');
    await desk.session.ready(channel);
    simulated.sim.customers.callQueue('sales', { from: '+1' });
    const call = await desk.has('alerting');
    expect(call.interaction.channel).toBe(channel);
    expect(desk.channel).toMatchObject({ id: 'tel', agentState: 'ready' });
    simulated.sim.customers.callQueue('support', { from: '+2' });
    expect(desk.calls.map(({ interaction }) => interaction.channel)).toEqual([channel, 'tel']);
    await desk.session.accept(call.ref);
    await desk.session.release(call.ref);
    expect(await reason(desk.session.disposeChannel(channel))).toBe('done');
  });

  it('get an id that was never another one’s', async () => {
    const first = await desk.session.addChannel('a', 'Chat');
    await desk.session.disposeChannel(first.channel);
    const second = await desk.session.addChannel('a', 'Chat');
    expect([first.channel, second.channel]).toEqual(['chat', 'chat2']);
    expect(await reason(desk.session.addChannel('a', 'Chat'))).toBe('device-in-use');
    expect(await reason(desk.session.activate(first.channel, {}))).toBe('no-such-channel');
    expect(ids()).toContain('chat2');
  });

  it('are not active twice, nor at the device of somebody else', async () => {
    await simulated.open('1002');
    const { channel } = await desk.session.addChannel('1002', 'Telephony');
    expect(await reason(desk.session.activate(channel, {}))).toBe('device-in-use');
    expect(await reason(desk.session.activate('tel', {}))).toBe('wrong-state');
    expect(await reason(desk.session.deactivate(channel))).toBe('wrong-state');
  });

  it('leave their device to ring for nobody when they are signed off', async () => {
    await desk.session.notReady('tel');
    await desk.session.deactivate('tel');
    await desk.session.deactivate('tel').catch(() => undefined);
    const call = simulated.sim.customers.callAgent('1001', { from: '+1' });
    await simulated.clock.advance(300);
    expect(call?.ringing).toBe(true);
    expect(desk.calls).toEqual([]);
    await desk.session.activate('tel', {});
    expect((await desk.has('alerting')).interaction.from).toBe('+1');
  });

  it('are those of the last session for who signs in again', async () => {
    const { channel } = await desk.session.addChannel('1777', 'Telephony');
    await desk.session.activate(channel, {});
    await desk.session.leaveQueue('tel', 'support');
    const again = await simulated.open('1001');
    expect(again.recorder.facts.channels).toMatchObject([
      { id: 'tel', agentState: 'ready', queues: [] },
      { id: channel, login: 'active' },
    ]);
    const elsewhere = await simulated.provider.open(
      { agent: desk.agent, model: simulated.model, extension: '1777' },
      again.recorder,
    );
    expect((await elsewhere.read()).channels).toMatchObject([
      { id: 'tel', endpoint: '1777', login: 'active' },
      { id: channel, login: 'inactive' },
    ]);
    await elsewhere.close();
    expect((await simulated.open('1001')).recorder.facts.channels).toMatchObject([{ id: 'tel', queues: ['support'] }]);
  });

  it('have the queues that there are', async () => {
    expect(await reason(desk.session.joinQueue('tel', 'sales'))).toBe('done');
    expect(await reason(desk.session.joinQueue('tel', 'nobody-heard-of-it'))).toBe('no-such-queue');
    expect(await reason(desk.session.leaveQueue('tel', 'nobody-heard-of-it'))).toBe('no-such-queue');
    expect(desk.channel.queues).toEqual(['support', 'sales']);
    simulated.sim.customers.callQueue('sales', { from: '+1' });
    await desk.has('alerting');
  });
});
