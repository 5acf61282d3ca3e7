import { expect } from 'expect';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { RejectionReason } from '../../protocol/rejection-reason.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk } from '../desk.js';
import { finish, NO_ADDRESS, RINGING, ringing, TALKING, talking, toDial } from './steps.js';

/** What the switch says no with: the same words for every provider. */
export function reasonSuite(kit: ContractKit): void {
  const { bench } = kit;

  const isRefused = async (asked: Promise<unknown>, reason: RejectionReason, more: object = {}) => {
    const error = await asked.then(
      () => 'done',
      (refused: unknown) => refused,
    );
    expect(error).toBeInstanceOf(CtiRejectedError);
    expect((error as CtiRejectedError).details).toMatchObject({ reason, ...more });
  };
  const dial = (desk: Desk, to: string) => desk.session.dial(desk.channel.id, to);

  for (const which of ['no address', 'no number of the switch'] as const) {
    const address = () => (which === 'no address' ? NO_ADDRESS : bench.farEnd.numbers.unknown);

    kit.test(`dialling ${which}: nobody is called`, ['channel.dial'], async () => {
      const desk = await bench.open();
      const before = desk.recorder.reports.length;
      await isRefused(desk.session.checkAddress?.(address()) ?? dial(desk, address()), 'no-such-address');
      await isRefused(dial(desk, address()), 'no-such-address');
      expect([desk.calls, desk.recorder.reports.length]).toEqual([[], before]);
      await desk.is('notready');
    });

    const verbs = ['interaction.consult', 'conversation.transfer', 'conversation.conference'] as const;
    kit.test(`sending somebody to ${which}: the call is as it was`, [...TALKING, ...verbs], async () => {
      const situation = await talking(bench);
      const { desk, call, customer } = situation;
      const before = desk.recorder.reports.length;
      await isRefused(desk.session.consult(call.ref, address()), 'no-such-address');
      await isRefused(desk.session.transfer(call.ref, address()), 'no-such-address');
      await isRefused(desk.session.conference(call.ref, address()), 'no-such-address');
      await desk.stands(call, { primary: 'connected' });
      expect(desk.recorder.reports.length).toBe(before);
      await customer.hears(desk.agent.extension);
      await finish(situation);
    });

    kit.test(`deflecting to ${which}: it rings on`, [...RINGING, 'conversation.deflect'], async () => {
      const { desk, customer, call } = await ringing(bench);
      await isRefused(desk.session.deflect(call.ref, address()), 'no-such-address');
      await desk.stands(call, { primary: 'alerting' });
      await customer.hangup();
      await desk.ended(call);
    });
  }

  kit.test('a number that there is may be dialled', ['channel.dial'], async () => {
    const desk = await bench.open();
    const { customer, busy, unreachable } = bench.farEnd.numbers;
    for (const number of [customer, `tel:${customer}`, busy, unreachable]) await desk.session.checkAddress?.(number);
  });

  for (const [number, reason] of [
    ['busy', 'busy'],
    ['unreachable', 'unreachable'],
    ['silent', 'noanswer'],
  ] as const) {
    const needs = [...TALKING, 'conversation.transfer', ...toDial(number)] as const;
    kit.test(`sending on to who is ${number}`, needs, async () => {
      const situation = await talking(bench);
      const { desk, call } = situation;
      const sent = desk.session.transfer(call.ref, bench.number(number)).then(
        () => 'done',
        (error: unknown) => error,
      );
      const outcome = await sent;
      // Where it rings, a switch may let the agent go at once.
      if (number === 'silent' && outcome === 'done') return void (await desk.ended(call));
      await isRefused(Promise.reject(outcome), reason);
      await finish(situation);
    });
  }

  kit.test('a queue that there is not', ['channel.joinqueue', 'channel.leavequeue'], async () => {
    const desk = await bench.open();
    const queue = 'no-such-queue';
    await isRefused(desk.session.joinQueue(desk.channel.id, queue), 'no-such-queue', { queue });
    await isRefused(desk.session.leaveQueue(desk.channel.id, queue), 'no-such-queue', { queue });
  });

  kit.test('a channel, a call and a party that there are not', [...TALKING, 'conversation.dropparty'], async () => {
    const situation = await talking(bench);
    const { desk, call } = situation;
    const none = { interaction: 'none', conversation: 'none' };
    await isRefused(desk.session.ready('none'), 'no-such-channel');
    await isRefused(desk.session.release(none), 'no-such-call');
    await isRefused(desk.session.dropParty(call.ref, 'none'), 'no-such-party');
    await finish(situation);
  });

  kit.test('another call in the way', [...TALKING, 'channel.dial'], async () => {
    const situation = await talking(bench);
    await isRefused(dial(situation.desk, bench.farEnd.numbers.customer), 'too-many-calls');
    await finish(situation);
  });

  kit.test('the own telephone is off', ['channel.dial', 'a device that can be off'], async () => {
    const desk = await bench.open();
    await bench.farEnd.device(desk.agent).switchOff?.();
    await desk.recorder.until(() => desk.channel.login === 'unavailable', 'a telephone that is off');
    await isRefused(dial(desk, bench.farEnd.numbers.customer), 'unreachable');
    await bench.farEnd.device(desk.agent).switchOn?.();
    await desk.recorder.until(() => desk.channel.login === 'active', 'a telephone that is on');
  });

  const further = ['session.addchannel', 'channel.activate', 'channel.dispose'] as const;
  kit.test('a device at which somebody is signed in', further, async () => {
    const [desk, colleague] = [await bench.open(), await bench.openColleague()];
    const { channel } = await desk.session.addChannel(colleague.agent.extension, 'Telephony');
    await isRefused(desk.session.activate(channel, {}), 'device-in-use');
    await isRefused(desk.session.addChannel(colleague.agent.extension, 'Telephony'), 'device-in-use');
    await desk.session.disposeChannel(channel);
  });

  kit.test('an agent who has signed in elsewhere', ['channel.ready'], async () => {
    const desk = await bench.open();
    await bench.open();
    await desk.recorder.until(() => desk.recorder.closedBy, 'the first session to be closed');
    await isRefused(desk.session.ready(desk.channel.id), 'signed-off');
  });
}
