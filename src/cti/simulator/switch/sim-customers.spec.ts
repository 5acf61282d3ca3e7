import { beforeEach, describe, expect, it } from '@jest/globals';
import { Simulated } from '../../../../test/contract/simulated.js';
import { FakeClock } from '../../../../test/support/fake-clock.js';
import type { Timer } from '../../../runtime/clock.js';
import { SimulatorOptions } from '../simulator.options.js';
import { SimSwitch } from './sim-switch.js';

describe('a customer', () => {
  let simulated: Simulated;
  beforeEach(async () => {
    simulated = await Simulated.start();
  });

  it('loses patience in the queue', async () => {
    const call = simulated.sim.customers.callQueue('support', { from: '+1', behaviour: { patience: 500 } });
    await simulated.clock.advance(499);
    expect(call.end).toBeUndefined();
    await simulated.clock.advance(1);
    expect(call.end).toEqual({ code: 'released', by: { kind: 'remote' } });
  });

  it('does not lose patience with a call that is answered', async () => {
    const desk = await simulated.openReady('1001');
    simulated.sim.customers.callQueue('support', { from: '+1', behaviour: { patience: 500, hangupAfterRing: 400 } });
    await desk.session.answer((await desk.has('alerting')).ref);
    await simulated.clock.advance(60_000);
    await desk.has('connected');
  });

  it('hangs up some time after the ring', async () => {
    simulated.sim.customers.callQueue('support', { from: '+1', behaviour: { hangupAfterRing: 400 } });
    await simulated.clock.advance(10_000);
    const desk = await simulated.open('1001');
    await desk.session.ready(desk.channel.id);
    const call = await desk.has('alerting');
    await simulated.clock.advance(400);
    expect(await desk.ended(call)).toEqual({ code: 'abandoned', by: { kind: 'remote' } });
  });

  it('hangs up some time after the answer', async () => {
    const desk = await simulated.openReady('1001');
    simulated.sim.customers.callQueue('support', { from: '+1', behaviour: { hangupAfterAnswer: 700 } });
    const call = await desk.has('alerting');
    await desk.session.answer(call.ref);
    await simulated.clock.advance(699);
    await desk.has('connected');
    await simulated.clock.advance(1);
    expect(await desk.ended(call)).toEqual({ code: 'released', by: { kind: 'remote' } });
  });

  it('calls an agent directly, and hears the truth about a busy one', async () => {
    const desk = await simulated.openReady('1001');
    const first = simulated.sim.customers.callAgent('1001', { from: '+1', name: 'Ada', data: { tier: 'gold' } });
    const second = simulated.sim.customers.callAgent('1001', { from: '+2' });
    await simulated.clock.advance(1000);
    const call = await desk.has('alerting');
    expect(call.interaction).toMatchObject({ direction: 'inbound', from: '+1', to: '1001', data: { tier: 'gold' } });
    expect(call.interaction.queue).toBeUndefined();
    expect(call.conversation.parties).toMatchObject([{ address: '+1', name: 'Ada' }]);
    expect(second?.end).toEqual({ code: 'busy', by: { kind: 'remote' } });
    await simulated.clock.advance(20_000);
    expect(first?.end).toEqual({ code: 'noanswer', by: { kind: 'timeout' } });
    expect(await desk.ended(call)).toEqual({ code: 'noanswer', by: { kind: 'timeout' } });
  });

  it('does not reach an agent that there is not', () => {
    expect(simulated.sim.customers.callAgent('nobody', { from: '+1' })).toBeUndefined();
  });

  it('who holds is shown as held', async () => {
    const desk = await simulated.openReady('1001');
    const call = simulated.sim.customers.callQueue('support', { from: '+1' });
    await desk.session.answer((await desk.has('alerting')).ref);
    simulated.sim.parties.hold(simulated.sim.customers.leg(call));
    expect((await desk.has('connected')).conversation.parties).toMatchObject([{ address: '+1', state: 'held' }]);
  });
});

describe('customers on a schedule', () => {
  const customers = { every: 1000, queue: 'support', patience: 2500, talk: 600, names: ['Ada', 'Ben'] };

  it('call in turn, wait, talk and hang up', async () => {
    const simulated = await Simulated.start({ customers });
    const desk = await simulated.openReady('1001', { wrapUp: 'none' });
    await simulated.clock.advance(1000);
    const call = await desk.has('alerting');
    expect(call.conversation.parties[0]?.name).toBe('Ada');
    await desk.session.answer(call.ref);
    await simulated.clock.advance(600);
    expect(await desk.ended(call)).toMatchObject({ code: 'released' });
    await simulated.clock.advance(400);
    expect((await desk.has('alerting')).conversation.parties[0]?.name).toBe('Ben');
  });

  it('do not pile up when nobody works', async () => {
    const simulated = await Simulated.start({ customers });
    await simulated.clock.advance(100_000);
    expect(simulated.sim.liveCalls.length).toBe(3);
  });

  it('end with the provider, and do not begin unless asked for', async () => {
    const simulated = await Simulated.start({ customers });
    await simulated.clock.advance(1500);
    await simulated.provider.stop();
    expect(simulated.clock.pending).toBe(0);
    expect((await Simulated.start()).clock.pending).toBe(0);
  });

  it('keep their rhythm with timers that are late, and leave out what was slept through', async () => {
    const clock = new LateClock();
    const options = Object.assign(new SimulatorOptions(), {
      customers: { ...new SimulatorOptions().customers, every: 1000 },
    });
    const sim = new SimSwitch(options, clock);
    clock.late = 90;
    sim.start();
    await clock.advance(20_500);
    expect(sim.knownCalls.map(({ startedAt }) => startedAt - clock.zeroTime)).toEqual(
      Array.from({ length: 20 }, (_, index) => (index + 1) * 1000 + 90),
    );
    clock.late = 3_300;
    await clock.advance(10_000);
    expect(sim.knownCalls.length).toBeLessThan(25);
    clock.late = 0;
    await clock.advance(10_000);
    expect(sim.knownCalls.map(({ startedAt }) => (startedAt - clock.zeroTime) % 1000).slice(-5)).toEqual([
      0, 0, 0, 0, 0,
    ]);
    sim.stop();
  });
});

/** A machine that has a lot to do. */
class LateClock extends FakeClock {
  late = 0;
  readonly zeroTime = this.now();

  override after(delay: number, action: () => void): Timer {
    return super.after(delay + this.late, action);
  }
}
