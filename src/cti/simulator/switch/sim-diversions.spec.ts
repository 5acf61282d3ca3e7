import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk, DeskCall } from '../../../conformance/desk.js';
import { Simulated } from '../../../../test/contract/simulated.js';
import type { SimCall } from './sim-call.js';

const OPTIONS = { dialSetup: 300, dialAnswer: 2_000, dialTimeout: 10_000, retryDelay: 5_000 };

describe('a caller who is sent on', () => {
  let simulated: Simulated;
  let desk: Desk;
  let customer: SimCall;
  let call: DeskCall;
  beforeEach(async () => {
    simulated = await Simulated.start(OPTIONS);
    desk = await simulated.openReady('1001', { wrapUp: 'none' });
    customer = simulated.sim.customers.callQueue('support', { from: '+1', data: { order: '42' } });
    call = await desk.has('alerting');
  });

  const customerLeg = () => simulated.sim.customers.leg(customer);
  const outcome = (work: Promise<void>) =>
    work.then(
      () => 'done',
      ({ details }) => details.reason as string,
    );
  const answered = () => desk.session.answer(call.ref);
  const parties = () => customer.live.map(({ party, state }) => `${party.address} ${state}`);

  it('stays with the agent until the other telephone rings', async () => {
    await answered();
    const sent = outcome(desk.session.transfer(call.ref, '+2'));
    await simulated.clock.advance(OPTIONS.dialSetup - 1);
    expect(parties()).toEqual(['+1 connected', '1001 connected']);
    await desk.stands(call, { primary: 'connected' });
    await simulated.clock.advance(1);
    expect(await sent).toBe('done');
    expect(parties()).toEqual(['+1 connected', '+2 alerting']);
    await simulated.clock.advance(OPTIONS.dialAnswer);
    expect(parties()).toEqual(['+1 connected', '+2 connected']);
  });

  it('is nobody where the customer has gone and somebody who was called in only rings', async () => {
    await answered();
    const invited = outcome(desk.session.conference(call.ref, 'noanswer'));
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(await invited).toBe('done');
    simulated.sim.parties.release(customerLeg());
    expect(parties()).toEqual(['1001 connected', 'noanswer alerting']);
    expect(await outcome(desk.session.transfer(call.ref, 'support'))).toBe('wrong-state');
    expect([customer.queued, parties()]).toEqual([false, ['1001 connected', 'noanswer alerting']]);
    await simulated.clock.advance(OPTIONS.dialTimeout);
    expect(simulated.sim.liveCalls).toEqual([]);
  });

  it('leaves no telephone that rings for nobody, when all have gone who talked', async () => {
    await answered();
    for (const to of ['noanswer', '+2']) void desk.session.conference(call.ref, to).catch(() => undefined);
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(parties()).toEqual(['+1 connected', '1001 connected', 'noanswer alerting', '+2 alerting']);
    simulated.sim.parties.release(customerLeg());
    expect(parties()).toEqual(['1001 connected', 'noanswer alerting', '+2 alerting']);
    await desk.session.release(call.ref);
    expect(simulated.sim.liveCalls).toEqual([]);
  });

  it('is lost where the other one rings and does not answer', async () => {
    await answered();
    const sent = desk.session.transfer(call.ref, 'noanswer');
    await simulated.clock.advance(OPTIONS.dialSetup);
    await sent;
    await simulated.clock.advance(OPTIONS.dialTimeout);
    expect(customer.end).toEqual({ code: 'noanswer', by: { kind: 'timeout' } });
    expect(simulated.sim.liveCalls).toEqual([]);
  });

  it.each(['transfer', 'deflect'] as const)('a %s whose call goes before it rings is answered at once', async (how) => {
    if (how === 'transfer') await answered();
    const sent = outcome(desk.session[how](call.ref, '+2'));
    await simulated.clock.advance(1);
    const [attempt] = simulated.sim.liveCalls.filter((one) => one !== customer).flatMap(({ live }) => live);
    if (attempt) simulated.sim.parties.release(attempt);
    expect(await sent).toBe('no-such-call');
    await desk.stands(call, { primary: how === 'transfer' ? 'connected' : 'alerting' });
  });

  it.each([
    ['the customer hangs up', () => simulated.sim.parties.release(customerLeg())],
    ['the agent hangs up', () => simulated.sim.putDown('1001')],
  ])('%s meanwhile: no telephone rings for nobody', async (_who, act) => {
    await answered();
    const sent = outcome(desk.session.transfer(call.ref, '1002'));
    const colleague = await simulated.openReady('1002');
    act();
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(await sent).toBe('wrong-state');
    expect(colleague.recorder.reports.flatMap(({ interactions = [] }) => interactions)).toEqual([]);
    expect(simulated.sim.liveCalls).toEqual([]);
  });

  it('twice at once goes to the first, and the second is refused', async () => {
    await answered();
    const both = [outcome(desk.session.transfer(call.ref, '+2')), outcome(desk.session.transfer(call.ref, '+3'))];
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(await Promise.all(both)).toEqual(['done', 'wrong-state']);
    expect(parties()).toEqual(['+1 connected', '+2 alerting']);
  });

  it.each(['busy', 'unreachable'])('to %s is refused with that reason', async (to) => {
    await answered();
    const sent = outcome(desk.session.transfer(call.ref, to));
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(await sent).toBe(to);
    expect(parties()).toEqual(['+1 connected', '1001 connected']);
    expect(simulated.sim.liveCalls).toEqual([customer]);
  });

  it('shows the colleague who called, with what is known', async () => {
    await answered();
    const colleague = await simulated.openReady('1002');
    const sent = desk.session.transfer(call.ref, '1002');
    await simulated.clock.advance(OPTIONS.dialSetup);
    await sent;
    const theirs = await colleague.has('alerting');
    expect(theirs.interaction).toMatchObject({ direction: 'inbound', from: '+1', to: '1002', data: { order: '42' } });
    expect(colleague.recorder.reports.at(-1)?.cause).toEqual({ code: 'requested', by: { kind: 'remote' } });
  });

  it('is deflected out of the queue: no other agent is offered the call', async () => {
    const colleague = await simulated.openReady('1002');
    const sent = desk.session.deflect(call.ref, 'noanswer');
    await simulated.clock.advance(OPTIONS.dialSetup);
    await sent;
    expect(await desk.ended(call)).toEqual({ code: 'deflected', by: { kind: 'agent' } });
    await desk.is('ready');
    await simulated.clock.advance(OPTIONS.dialTimeout);
    expect(customer.end?.code).toBe('noanswer');
    expect(colleague.calls).toEqual([]);
  });

  it('does not come back into the queue when the one it was deflected to declines', async () => {
    const colleague = await simulated.openReady('1002');
    const sent = desk.session.deflect(call.ref, 'noanswer');
    await simulated.clock.advance(OPTIONS.dialSetup);
    await sent;
    const [other] = customer.live.filter(({ state }) => state === 'alerting');
    if (other) simulated.sim.parties.refuse(other);
    expect(customer.end).toEqual({ code: 'rejected', by: { kind: 'remote' } });
    expect([...colleague.calls, ...desk.calls]).toEqual([]);
  });

  it.each(['answered', 'abandoned', 'not taken'])('is %s before it is deflected', async (what) => {
    const sent = outcome(desk.session.deflect(call.ref, '+2'));
    await simulated.clock.advance(0);
    if (what === 'answered') await answered();
    else if (what === 'abandoned') simulated.sim.parties.release(customerLeg());
    else await desk.session.reject(call.ref);
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(await sent).toBe('wrong-state');
    expect(parties()).toEqual(
      { answered: ['+1 connected', '1001 connected'], abandoned: [], 'not taken': ['+1 dialing'] }[what],
    );
  });

  it('comes back to who rejected it only after a while', async () => {
    await desk.session.reject(call.ref);
    expect(await desk.ended(call)).toEqual({ code: 'rejected', by: { kind: 'agent' } });
    await desk.is('ready');
    await simulated.clock.advance(OPTIONS.retryDelay - 1);
    expect(desk.calls).toEqual([]);
    await simulated.clock.advance(1);
    await desk.has('alerting');
  });
});
