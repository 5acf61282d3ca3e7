import { beforeEach, describe, expect, it } from '@jest/globals';
import { Desk } from '../../../conformance/desk.js';
import { DEFAULT_CALL_MODEL } from '../../port/call-model.js';
import { Simulated } from '../../../../test/contract/simulated.js';

const OPTIONS = { dialSetup: 300, dialAnswer: 2_000, ringTimeout: 20_000 };

describe('dialling', () => {
  let simulated: Simulated;
  beforeEach(async () => {
    simulated = await Simulated.start(OPTIONS);
  });

  const dial = async (desk: Desk, to: string) => ({ ref: await desk.session.dial(desk.channel.id, to, { case: '7' }) });
  const party = (desk: Desk) => desk.calls[0]?.conversation.parties[0];

  it.each(['+15550123', '0049301234', '42'])('%s: rings, then answers', async (to) => {
    const desk = await simulated.open('1001');
    await dial(desk, to);
    expect(desk.calls[0]?.interaction).toMatchObject({ direction: 'outbound', from: '1001', to, data: { case: '7' } });
    expect(party(desk)?.state).toBeUndefined();
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(party(desk)).toMatchObject({ address: to, state: 'alerting' });
    await simulated.clock.advance(OPTIONS.dialAnswer);
    expect(party(desk)?.state).toBe('connected');
    expect(desk.recorder.reports.at(-1)?.cause).toEqual({ code: 'answered', by: { kind: 'remote' } });
    await desk.has('connected');
  });

  it('reaches who works at that telephone, and only then the agent who is called like it', async () => {
    const at = (id: string, extension: string) =>
      Desk.open(simulated.provider, { id, extension: id, queues: [] }, 5_000, DEFAULT_CALL_MODEL, extension);
    const [guest, owner, caller] = [await at('1001', '1007'), await at('1007', '1050'), await at('1002', '1002')];
    await dial(caller, '1007');
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect([guest, owner].map(({ calls }) => calls.length)).toEqual([1, 0]);
  });

  it.each(['not-a-number', 'constructor', '+'])('%s: nobody is called', async (to) => {
    const desk = await simulated.open('1001');
    await expect(dial(desk, to)).rejects.toMatchObject({ details: { reason: 'no-such-address', to } });
    expect([desk.calls, simulated.clock.pending]).toEqual([[], 0]);
  });

  it.each([
    ['busy', 0, { code: 'busy', by: { kind: 'remote' } }],
    ['unreachable', 0, { code: 'unreachable', by: { kind: 'switch' } }],
    ['noanswer', OPTIONS.ringTimeout, { code: 'noanswer', by: { kind: 'timeout' } }],
    ['1001', 0, { code: 'busy', by: { kind: 'remote' } }],
    ['1099', OPTIONS.ringTimeout, { code: 'noanswer', by: { kind: 'timeout' } }],
  ])('%s: fails, and leaves no work', async (to, later, cause) => {
    const desk = await simulated.open('1001');
    const call = await dial(desk, to);
    await simulated.clock.advance(OPTIONS.dialSetup + later);
    expect(await desk.ended(call)).toEqual(cause);
    await desk.is('notready');
    expect(simulated.clock.pending).toBe(0);
  });

  it('can be worked by hand before the answer comes by itself', async () => {
    const desk = await simulated.open('1001');
    const call = await dial(desk, '+15550123');
    await simulated.clock.advance(OPTIONS.dialSetup);
    const [sim] = simulated.sim.liveCalls;
    if (sim) simulated.sim.parties.answer(simulated.sim.customers.leg(sim));
    expect((await desk.has('connected')).ref).toEqual(call.ref);
    const told = desk.recorder.reports.length;
    await simulated.clock.advance(60_000);
    expect(desk.recorder.reports.length).toBe(told);
  });

  it('is given up before anything rings', async () => {
    const desk = await simulated.open('1001');
    const call = await dial(desk, '+15550123');
    await desk.session.release(call.ref);
    expect(await desk.ended(call)).toEqual({ code: 'released', by: { kind: 'agent' } });
    expect(simulated.clock.pending).toBe(0);
  });
});

describe('a call between two agents', () => {
  let simulated: Simulated;
  let caller: Desk;
  let callee: Desk;
  beforeEach(async () => {
    simulated = await Simulated.start(OPTIONS);
    [caller, callee] = [await simulated.open('1001'), await simulated.openReady('1002', { offerWhileNotReady: false })];
    await caller.session.dial(caller.channel.id, '1002');
    await simulated.clock.advance(OPTIONS.dialSetup);
  });

  it('is internal for both, with the other one as party', async () => {
    const [out, ring] = [await caller.has('dialing'), await callee.has('alerting')];
    expect(out.interaction).toMatchObject({ direction: 'internal', from: '1001', to: '1002' });
    expect(ring.interaction).toMatchObject({ direction: 'internal', from: '1001', to: '1002' });
    expect(ring.ref.interaction).not.toBe(out.ref.interaction);
    expect(out.conversation.parties).toMatchObject([{ address: '1002', name: 'Agent 1002', state: 'alerting' }]);
    expect(ring.conversation.parties).toMatchObject([{ address: '1001', name: 'Agent 1001' }]);
    await callee.is('busy');
  });

  it('is answered by the one and thereby by a remote for the other', async () => {
    await callee.session.answer((await callee.has('alerting')).ref);
    const cause = (desk: Desk) => desk.recorder.reports.at(-1)?.cause;
    expect(cause(callee)).toEqual({ code: 'answered', by: { kind: 'agent' } });
    expect(cause(caller)).toEqual({ code: 'answered', by: { kind: 'remote' } });
    const [out, taken] = [await caller.has('connected'), await callee.has('connected')];
    await caller.session.release(out.ref);
    expect(await caller.ended(out)).toEqual({ code: 'released', by: { kind: 'agent' } });
    expect(await callee.ended(taken)).toEqual({ code: 'released', by: { kind: 'remote' } });
    await Promise.all([caller.is('wrapup'), callee.is('wrapup')]);
  });

  it('is refused by the callee', async () => {
    const [out, ring] = [await caller.has('dialing'), await callee.has('alerting')];
    await callee.session.release(ring.ref);
    expect(await callee.ended(ring)).toEqual({ code: 'rejected', by: { kind: 'agent' } });
    expect(await caller.ended(out)).toEqual({ code: 'rejected', by: { kind: 'remote' } });
  });

  it('is given up by the caller', async () => {
    const [out, ring] = [await caller.has('dialing'), await callee.has('alerting')];
    await caller.session.release(out.ref);
    expect(await caller.ended(out)).toEqual({ code: 'released', by: { kind: 'agent' } });
    expect(await callee.ended(ring)).toEqual({ code: 'abandoned', by: { kind: 'remote' } });
  });

  it('finds the callee busy who has another call', async () => {
    const third = await simulated.open('1003');
    const { ref } = { ref: await third.session.dial(third.channel.id, '1002') };
    await simulated.clock.advance(OPTIONS.dialSetup);
    expect(await third.ended({ ref })).toEqual({ code: 'busy', by: { kind: 'remote' } });
    await callee.has('alerting');
  });

  it('finds the callee busy who is not ready, works on, or has no wish for calls', async () => {
    await callee.session.release((await callee.has('alerting')).ref);
    const dialled = async () => {
      const ref = await caller.session.dial(caller.channel.id, '1002');
      await simulated.clock.advance(OPTIONS.dialSetup);
      return ref;
    };
    await callee.session.notReady(callee.channel.id);
    expect(await caller.ended({ ref: await dialled() })).toEqual({ code: 'busy', by: { kind: 'remote' } });
    await callee.ready();
    const ref = await dialled();
    const taken = await callee.has('alerting');
    await callee.session.answer(taken.ref);
    await caller.session.release(ref);
    await callee.is('wrapup');
    await caller.complete({ ref });
    expect(await caller.ended({ ref: await dialled() })).toEqual({ code: 'busy', by: { kind: 'remote' } });
  });

  it('rings at a callee who is not ready where the model says so', async () => {
    const third = await simulated.open('1003', { offerWhileNotReady: true });
    await caller.session.release((await caller.has('dialing')).ref);
    await caller.session.dial(caller.channel.id, '1003');
    await simulated.clock.advance(OPTIONS.dialSetup);
    await third.has('alerting');
  });

  it('is found by a callee who signs in while it rings', async () => {
    await callee.session.close();
    expect((await (await simulated.open('1002')).has('alerting')).interaction.from).toBe('1001');
  });
});

describe('more than one contact', () => {
  it('is begun beside one that is held, and only one of them is active', async () => {
    const simulated = await Simulated.start(OPTIONS);
    const desk = await simulated.open('1001', { maxInteractions: 2 });
    const dialAnswered = async (to: string) => {
      const ref = await desk.session.dial(desk.channel.id, to);
      await simulated.clock.advance(OPTIONS.dialSetup + OPTIONS.dialAnswer);
      return ref;
    };
    const first = await dialAnswered('+1');
    await expect(desk.session.dial(desk.channel.id, '+2')).rejects.toMatchObject({
      details: { reason: 'wrong-state' },
    });
    await desk.session.hold(first);
    const second = await dialAnswered('+2');
    await expect(desk.session.retrieve(first)).rejects.toMatchObject({ details: { reason: 'wrong-state' } });
    await desk.session.hold(second);
    await desk.session.retrieve(first);
    await expect(desk.session.dial(desk.channel.id, '+3')).rejects.toMatchObject({
      details: { reason: 'too-many-calls' },
    });
    await desk.agrees();
  });
});
