import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk } from '../../../conformance/desk.js';
import { Simulated } from '../../../../test/contract/simulated.js';

const RING = 20_000;
const RETRY = 5_000;

describe('routing', () => {
  let simulated: Simulated;
  beforeEach(async () => {
    simulated = await Simulated.start({ ringTimeout: RING, retryDelay: RETRY });
  });

  const call = (from = '+15550100') => simulated.sim.customers.callQueue('support', { from });
  const rung = (desk: Desk) => desk.calls.map(({ interaction }) => interaction.from);

  it('offers a call to the agent who has been idle longest', async () => {
    const [first, second] = [await simulated.openReady('1002'), await simulated.openReady('1001')];
    call('+1');
    expect([rung(first), rung(second)]).toEqual([['+1'], []]);
    call('+2');
    expect(rung(second)).toEqual(['+2']);
  });

  it('puts an agent who had a call behind those who had none', async () => {
    const [first, second] = [await simulated.openReady('1001', { wrapUp: 'none' }), await simulated.openReady('1002')];
    const had = call('+1');
    await first.session.accept({ interaction: (await first.has('alerting')).ref.interaction });
    simulated.sim.parties.release(simulated.sim.customers.leg(had));
    call('+2');
    expect([rung(first), rung(second)]).toEqual([[], ['+2']]);
  });

  it('keeps the place of one who says ready again', async () => {
    const [first, second] = [await simulated.openReady('1001'), await simulated.openReady('1002')];
    await first.session.ready(first.channel.id);
    call('+1');
    expect([rung(first), rung(second)]).toEqual([['+1'], []]);
  });

  it('takes calls in the order of their coming, and only to agents of the queue', async () => {
    call('+1');
    call('+2');
    simulated.sim.customers.callQueue('sales', { from: '+0' });
    const desk = await simulated.open('1001');
    await desk.session.ready(desk.channel.id);
    expect(rung(desk)).toEqual(['+1']);
    expect(simulated.sim.liveCalls.map(({ ringing }) => ringing)).toEqual([true, false, false]);
  });

  it('goes on to the next agent when nobody answers, and leaves the first one in peace a while', async () => {
    const [first, second] = [await simulated.openReady('1001'), await simulated.openReady('1002')];
    const waiting = call('+1');
    const ring = await first.has('alerting');
    await simulated.clock.advance(RING);
    expect(await first.ended(ring)).toEqual({ code: 'noanswer', by: { kind: 'timeout' } });
    expect(first.channel.agentState).toBe('ready');
    expect([rung(first), rung(second)]).toEqual([[], ['+1']]);

    await second.session.release((await second.has('alerting')).ref);
    expect([rung(first), rung(second)]).toEqual([[], []]);
    await simulated.clock.advance(RETRY - 1);
    expect(rung(first)).toEqual([]);
    await simulated.clock.advance(1);
    const again = await first.has('alerting');
    expect(again.interaction.from).toBe('+1');
    expect(again.ref.interaction).not.toBe(ring.ref.interaction);
    expect(waiting.legs.length).toBe(2);
  });

  it('offers at once what has waited to one who says ready after not answering', async () => {
    const desk = await simulated.openReady('1001');
    call('+1');
    await simulated.clock.advance(RING);
    await desk.is('ready');
    await desk.session.notReady(desk.channel.id);
    await desk.session.ready(desk.channel.id);
    expect(rung(desk)).toEqual(['+1']);
  });

  it('keeps the place in the queue of a call that was offered in vain', async () => {
    const desk = await simulated.openReady('1001');
    call('+1');
    call('+2');
    await simulated.clock.advance(RING + RETRY);
    expect(rung(desk)).toEqual(['+1']);
  });

  it.each(['answer first', 'hang-up first'])('survives answer and hang-up in one moment: %s', async (order) => {
    const desk = await simulated.openReady('1001');
    const waiting = call('+1');
    const { ref } = await desk.has('alerting');
    const hangUp = () => simulated.sim.parties.release(simulated.sim.customers.leg(waiting));
    if (order === 'hang-up first') hangUp();
    const answer = desk.session.answer(ref);
    if (order === 'answer first') {
      await answer;
      hangUp();
      expect(await desk.ended({ ref })).toEqual({ code: 'released', by: { kind: 'remote' } });
      await desk.is('wrapup');
    } else {
      await expect(answer).rejects.toMatchObject({ code: 'CTI_REJECTED', details: { reason: 'no-such-call' } });
      expect(await desk.ended({ ref })).toEqual({ code: 'abandoned', by: { kind: 'remote' } });
      await desk.is('ready');
    }
    expect(simulated.sim.liveCalls).toEqual([]);
  });

  it('rings in vain at most until the customer hangs up, whatever timers were set', async () => {
    await simulated.openReady('1001');
    simulated.sim.customers.callQueue('support', { from: '+1', behaviour: { patience: 100 } });
    await simulated.clock.advance(100);
    expect(simulated.sim.liveCalls).toEqual([]);
    expect(simulated.clock.pending).toBe(0);
  });
});
