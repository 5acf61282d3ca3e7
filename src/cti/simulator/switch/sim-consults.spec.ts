import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk, DeskCall } from '../../../conformance/desk.js';
import { Simulated } from '../../../../test/contract/simulated.js';
import type { SimCall } from './sim-call.js';

const OPTIONS = { dialSetup: 300, dialAnswer: 2_000, dialTimeout: 10_000 };

describe('a consultation', () => {
  let simulated: Simulated;
  let desk: Desk;
  let customer: SimCall;
  let call: DeskCall;
  beforeEach(async () => {
    simulated = await Simulated.start(OPTIONS);
    desk = await simulated.openReady('1001');
    customer = simulated.sim.customers.callQueue('support', { from: '+1', data: { order: '42' } });
    await desk.session.answer((await desk.has('alerting')).ref);
    call = await desk.has('connected');
  });

  const customerLeg = () => simulated.sim.customers.leg(customer);

  it('tells of the hold and the call in one report', async () => {
    const told = desk.recorder.reports.length;
    await desk.session.consult(call.ref, '+2');
    expect(desk.recorder.reports.slice(told)).toMatchObject([
      {
        interactions: [
          {
            conversations: [
              { role: 'primary', state: 'held' },
              { role: 'consult', state: 'dialing' },
            ],
          },
        ],
        cause: { code: 'requested', by: { kind: 'agent' } },
      },
    ]);
  });

  it('that nobody answers ends by itself, and the customer waits on', async () => {
    const consult = await desk.session.consult(call.ref, 'noanswer');
    await simulated.clock.advance(OPTIONS.dialSetup + OPTIONS.dialTimeout - 1);
    await desk.stands(call, { primary: 'held', consult: 'dialing' });
    await simulated.clock.advance(1);
    expect(await desk.legEnded(consult)).toEqual({ code: 'noanswer', by: { kind: 'timeout' } });
    await desk.stands(call, { primary: 'held' });
  });

  it('that is transferred before the answer is answered later, by itself', async () => {
    await desk.session.consult(call.ref, '+2');
    await simulated.clock.advance(OPTIONS.dialSetup);
    await desk.session.consultTransfer(call.ref);
    expect(customerLeg().state).toBe('connected');
    await simulated.clock.advance(OPTIONS.dialAnswer);
    expect(customer.live.map(({ party, state }) => `${party.address} ${state}`)).toEqual([
      '+1 connected',
      '+2 connected',
    ]);
    expect(simulated.sim.liveCalls).toEqual([customer]);
  });

  it.each([
    ['noanswer', OPTIONS.dialTimeout, 'noanswer'],
    ['busy', 0, 'busy'],
    ['unreachable', 0, 'unreachable'],
  ])('that is transferred before anything rings, to %s: the customer is not left behind', async (to, later, code) => {
    await desk.session.consult(call.ref, to);
    await desk.session.consultTransfer(call.ref);
    await simulated.clock.advance(OPTIONS.dialSetup + later);
    expect(customer.end?.code).toBe(code);
    expect(simulated.sim.liveCalls).toEqual([]);
    expect(await desk.ended(call)).toEqual({ code: 'transferred', by: { kind: 'agent' } });
    await simulated.provider.stop();
    expect(simulated.clock.pending).toBe(0);
  });

  it('has the same data for both, and what either adds', async () => {
    const colleague = await simulated.openReady('1002');
    await desk.session.consult(call.ref, '1002');
    await simulated.clock.advance(OPTIONS.dialSetup);
    const theirs = await colleague.has('alerting');
    expect(theirs.interaction.data).toEqual({ order: '42' });
    await colleague.session.answer(theirs.ref);
    await colleague.session.setData(theirs.ref, { tier: 'gold' });
    expect((await desk.has('connected')).interaction.data).toEqual({ order: '42', tier: 'gold' });
    expect(desk.recorder.reports.at(-1)?.cause).toEqual({ code: 'requested', by: { kind: 'remote' } });
    await desk.session.consultTransfer(call.ref);
    await desk.session.setData(call.ref, { result: 'sent on' });
    expect((await colleague.has('connected')).interaction.data).toMatchObject({ tier: 'gold', result: 'sent on' });
  });

  it('leaves each agent work of their own after a transfer', async () => {
    const colleague = await simulated.openReady('1002');
    await desk.session.consult(call.ref, '1002');
    await simulated.clock.advance(OPTIONS.dialSetup);
    const theirs = await colleague.has('alerting');
    await colleague.session.answer(theirs.ref);
    await desk.session.consultTransfer(call.ref);
    expect(colleague.recorder.reports.at(-1)?.cause).toEqual({ code: 'transferred', by: { kind: 'remote' } });
    await desk.is('wrapup');
    await colleague.is('busy');
    simulated.sim.parties.release(customerLeg());
    await colleague.ended(theirs);
    await colleague.is('wrapup');
  });

  it('with oneself finds the device busy', async () => {
    const consult = await desk.session.consult(call.ref, '1001');
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(await desk.legEnded(consult)).toEqual({ code: 'busy', by: { kind: 'remote' } });
    await desk.stands(call, { primary: 'held' });
  });

  it('keeps the recording of the agent’s part, which ends with it', async () => {
    await desk.session.startRecording(call.ref);
    await desk.session.consult(call.ref, '+2');
    await simulated.clock.advance(OPTIONS.dialSetup + OPTIONS.dialAnswer);
    expect(desk.calls[0]?.interaction.recording).toBe('on');
    await desk.session.consultTransfer(call.ref);
    expect((await desk.session.read()).interactions).toMatchObject([{ recording: 'off' }]);
  });

  it('leaves no work for a colleague who was called in and did not answer while another one did', async () => {
    const colleague = await simulated.openReady('1002');
    await desk.session.conference(call.ref, '1002');
    await desk.session.conference(call.ref, '+2');
    await simulated.clock.advance(OPTIONS.dialSetup + OPTIONS.dialAnswer);
    expect(customer.live.map(({ party, state }) => `${party.address} ${state}`)).toContain('+2 connected');
    const theirs = await colleague.has('alerting');
    await simulated.clock.advance(OPTIONS.dialTimeout);
    expect(await colleague.ended(theirs)).toEqual({ code: 'noanswer', by: { kind: 'timeout' } });
    await colleague.is('ready');
  });

  it('of a customer with a behaviour: who hangs up does so out of a conference too', async () => {
    const hasty = simulated.sim.customers.callAgent('1003', { from: '+9', behaviour: { hangupAfterAnswer: 5_000 } });
    const other = await simulated.openReady('1003');
    await simulated.clock.advance(OPTIONS.dialSetup);
    const ring = await other.has('alerting');
    await other.session.answer(ring.ref);
    await other.session.conference(ring.ref, '+2');
    await simulated.clock.advance(OPTIONS.dialSetup + OPTIONS.dialAnswer);
    expect(hasty?.live.length).toBe(3);
    await simulated.clock.advance(5_000);
    const { conversations } = await other.stands(ring, { primary: 'connected' });
    expect(conversations[0]?.parties).toMatchObject([{ address: '+2' }]);
  });
});
