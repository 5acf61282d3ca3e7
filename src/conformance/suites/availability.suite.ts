import { expect } from 'expect';
import { DEFAULT_CALL_MODEL } from '../../cti/port/call-model.js';
import type { ContractKit } from '../contract-kit.js';
import { answerByHand, finish, TALKING, talking } from './steps.js';

/** Who is offered a call, and when. */
export function availabilitySuite(kit: ContractKit): void {
  const { bench } = kit;
  const choosing = [...TALKING, 'channel.notready'] as const;

  kit.test('offers nothing to who is not ready, and all to who is', TALKING, async () => {
    const [idle, ready] = [await bench.open(0), await bench.openReady(1)];
    const customer = await bench.farEnd.callQueue('+15550102');
    const call = await ready.has('alerting');
    expect(idle.calls).toEqual([]);
    await answerByHand(bench, ready);
    await ready.has('connected');
    await finish({ desk: ready, customer, call });
    expect(idle.recorder.reports.flatMap(({ interactions = [] }) => interactions)).toEqual([]);
    await idle.is('notready');
  });

  kit.test(
    'stays ready for who was ready, and has the reason of who was not',
    ['channel.ready', 'channel.notready'],
    async () => {
      const desk = await bench.openReady();
      await desk.session.notReady(desk.channel.id, 'lunch');
      expect(await desk.is('notready')).toMatchObject({ reason: 'lunch' });
      await desk.ready();
      expect(desk.channel.reason).toBeUndefined();
    },
  );

  kit.test('leaves a colleague alone while one talks', TALKING, async () => {
    const situation = await talking(bench);
    const colleague = await bench.openReady(1);
    await finish(situation);
    await situation.desk.is('ready');
    await colleague.is('ready');
    expect(colleague.recorder.reports.flatMap(({ interactions = [] }) => interactions)).toEqual([]);
  });

  kit.test('keeps what is asked for during a call until the work is done', choosing, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await desk.session.notReady(desk.channel.id, 'lunch');
    const pending = { agentState: 'notready', reason: 'lunch' };
    await desk.recorder.until(() => desk.channel.pending, 'a pending state');
    expect(await desk.is('busy')).toMatchObject({ pending });
    await customer.hangup();
    await desk.ended(call);
    expect(await desk.is('wrapup')).toMatchObject({ pending });
    await desk.complete(call);
    expect(await desk.is('notready')).toMatchObject({ reason: 'lunch' });
    expect(desk.channel.pending).toBeUndefined();
  });

  kit.test('takes the last word said during a call, and none for the next one', choosing, async () => {
    const situation = await talking(bench);
    const { desk } = situation;
    await desk.session.notReady(desk.channel.id, 'lunch');
    await desk.session.ready(desk.channel.id);
    const isPending = () => desk.channel.pending?.agentState === 'ready';
    await desk.recorder.until(isPending, 'ready as the pending state');
    await finish(situation);
    await desk.is('ready');
    const next = await bench.farEnd.callQueue('+15550102');
    const call = await desk.has('alerting');
    expect((await desk.is('busy')).pending).toBeUndefined();
    await next.hangup();
    await desk.ended(call);
  });

  kit.test('keeps what is asked for during the work after a call', choosing, async () => {
    const { desk, customer, call } = await talking(bench);
    await customer.hangup();
    await desk.ended(call);
    await desk.session.notReady(desk.channel.id, 'lunch');
    await desk.recorder.until(() => desk.channel.pending, 'a pending state');
    expect(await desk.is('wrapup')).toMatchObject({ pending: { agentState: 'notready', reason: 'lunch' } });
    await desk.complete(call);
    expect(await desk.is('notready')).toMatchObject({ reason: 'lunch' });
  });

  kit.test('offers nothing during the work after a call', choosing, async () => {
    const { desk, customer, call } = await talking(bench);
    await customer.hangup();
    await desk.ended(call);
    await desk.is('wrapup');
    // The next call goes to a colleague who has been waiting for less long: that is how one sees that none comes here.
    const colleague = await bench.openReady(1);
    const second = await bench.farEnd.callQueue('+15550102');
    const secondCall = await colleague.has('alerting');
    expect(desk.calls).toEqual([]);
    await desk.complete(call);
    await desk.is('ready');
    const third = await bench.farEnd.callQueue('+15550103');
    const thirdCall = await desk.has('alerting');
    expect(thirdCall.interaction.from).toBe('+15550103');
    await second.hangup();
    await colleague.ended(secondCall);
    await third.hangup();
    await desk.ended(thirdCall);
  });

  // So it is asked for, too, of a provider that does not claim `interaction.complete`: nobody could end that work.
  kit.test('leaves no work where the model has none', ['channel.ready'], async () => {
    const desk = await bench.openReady(0, { model: { ...DEFAULT_CALL_MODEL, wrapUp: 'none' } });
    const customer = await bench.farEnd.callQueue('+15550102');
    await desk.has('alerting');
    await answerByHand(bench, desk);
    const call = await desk.has('connected');
    await customer.hangup();
    await desk.ended(call);
    await desk.is('ready');
    expect(desk.recorder.reports.flatMap(({ channels = [] }) => channels).map((one) => one.agentState)).not.toContain(
      'wrapup',
    );
    expect((await desk.session.read()).interactions.map(({ id }) => id)).toEqual([]);
  });
}
