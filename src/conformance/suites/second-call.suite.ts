import { expect } from 'expect';
import { DEFAULT_CALL_MODEL } from '../../cti/port/call-model.js';
import type { Capability } from '../../cti/port/capability.js';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import { MUSIC } from '../far-end.js';
import { answerByHand, CUSTOMER, TALKING, talking } from './steps.js';

const SECOND = '+15550104';

/** Two customers at one telephone: one talks, the other waits. What is to be held, the desktop's side holds. */
export function secondCallSuite(kit: ContractKit): void {
  const { bench } = kit;
  const holding: readonly Capability[] = [...TALKING, 'conversation.hold', 'conversation.retrieve'];
  const model = { ...DEFAULT_CALL_MODEL, maxInteractions: 2 };

  /** The first customer waits, and the second one is talked with. */
  const both = async () => {
    const desk = await bench.openReady(0, { model });
    const first = await bench.farEnd.callQueue(CUSTOMER);
    await desk.has('alerting');
    await answerByHand(bench, desk);
    const waiting = await desk.has('connected');
    await desk.session.hold(waiting.ref);
    await desk.stands(waiting, { primary: 'held' });
    const second = await bench.farEnd.callAgent(desk.agent, SECOND);
    const rung = await desk.has('alerting');
    expect(rung.ref.interaction).not.toBe(waiting.ref.interaction);
    await answerByHand(bench, desk);
    const talked = await desk.has('connected');
    expect(talked.ref).toEqual(rung.ref);
    return { desk, first, waiting, second, talked };
  };

  kit.test('each is shown as what it is, and hears what is meant for it', holding, async () => {
    const { desk, first, waiting, second, talked } = await both();
    await first.hears(MUSIC);
    await second.hears(desk.agent.extension);
    await desk.session.hold(talked.ref);
    await desk.stands(talked, { primary: 'held' });
    await desk.session.retrieve(waiting.ref);
    await desk.stands(waiting, { primary: 'connected' });
    await first.hears(desk.agent.extension);
    await second.hears(MUSIC);
    await first.hangup();
    await desk.ended(waiting);
    await desk.stands(talked, { primary: 'held' });
    await second.hangup();
    await desk.ended(talked);
  });

  kit.test('each leaves work of its own', holding, async () => {
    const { desk, first, waiting, second, talked } = await both();
    await second.hangup();
    await desk.ended(talked);
    await desk.is('busy');
    await first.hangup();
    await desk.ended(waiting);
    await desk.is('wrapup');
    await desk.complete(talked);
    await desk.is('wrapup');
    await desk.complete(waiting);
    await desk.is('ready');
  });

  kit.test('none is dialled where the model has no room for it', [...holding, 'channel.dial'], async () => {
    const { desk, customer, call } = await talking(bench);
    await desk.session.hold(call.ref);
    await desk.stands(call, { primary: 'held' });
    const refused = desk.session.dial(desk.channel.id, bench.farEnd.numbers.third);
    await expect(refused).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.stands(call, { primary: 'held' });
    await customer.hangup();
    await desk.ended(call);
  });
}
