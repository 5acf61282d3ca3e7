import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk, DeskCall } from '../desk.js';
import type { FarCall } from '../far-end.js';
import { finish, ringing, TALKING, talking } from './steps.js';

type Look = (desk: Desk, call: DeskCall) => unknown;

const legOf = (desk: Desk, { ref }: DeskCall) =>
  desk.calls.find((one) => one.ref.conversation === ref.conversation)?.conversation;
const contactOf = (desk: Desk, { ref }: DeskCall) => desk.recorder.latest(ref.interaction);

/** One command after the other during a call, and what has been told when it is answered. */
const TOLD: readonly (readonly [Capability, (desk: Desk, call: DeskCall) => Promise<unknown>, Look, unknown])[] = [
  ['conversation.hold', ({ session }, { ref }) => session.hold(ref), (...at) => legOf(...at)?.state, 'held'],
  [
    'conversation.retrieve',
    ({ session }, { ref }) => session.retrieve(ref),
    (...at) => legOf(...at)?.state,
    'connected',
  ],
  ['conversation.mute', ({ session }, { ref }) => session.mute(ref), (...at) => legOf(...at)?.muted, true],
  ['conversation.unmute', ({ session }, { ref }) => session.unmute(ref), (...at) => legOf(...at)?.muted, false],
  [
    'interaction.setdata',
    ({ session }, { ref }) => session.setData(ref, { k: 'v' }),
    (...at) => contactOf(...at)?.data['k'],
    'v',
  ],
  [
    'interaction.recording.start',
    ({ session }, { ref }) => session.startRecording(ref),
    (...at) => contactOf(...at)?.recording,
    'on',
  ],
  [
    'interaction.recording.stop',
    ({ session }, { ref }) => session.stopRecording(ref),
    (...at) => contactOf(...at)?.recording,
    'off',
  ],
  [
    'channel.notready',
    (desk) => desk.session.notReady(desk.channel.id),
    (desk) => desk.channel.pending?.agentState,
    'notready',
  ],
  ['channel.ready', (desk) => desk.session.ready(desk.channel.id), (desk) => desk.channel.pending?.agentState, 'ready'],
  ['conversation.release', ({ session }, { ref }) => session.release(ref), (...at) => legOf(...at), undefined],
  ['interaction.complete', (desk, call) => desk.complete(call), (desk) => desk.channel.agentState, 'ready'],
];

/** What is told, when, and why. */
export function tellingSuite(kit: ContractKit): void {
  const { bench } = kit;

  kit.test('comes before the answer to the command that brought it about', TALKING, async () => {
    const { desk, customer, call } = await talking(bench);
    const claimed = TOLD.filter(([capability]) => kit.claims.includes(capability));
    const told: unknown[] = [];
    for (const [capability, act, look] of claimed) {
      if (capability === 'interaction.complete') await over(desk, call, customer);
      await act(desk, call);
      told.push(`${capability}: ${String(look(desk, call))}`);
    }
    expect(told).toEqual(claimed.map(([capability, , , wanted]) => `${capability}: ${String(wanted)}`));
  });

  const over = async (desk: Desk, call: DeskCall, customer: FarCall) => {
    if (desk.calls.length > 0) await customer.hangup();
    await customer.ended();
    await desk.ended(call);
  };

  const holding: readonly Capability[] = [...TALKING, 'conversation.hold', 'conversation.retrieve'];
  kit.test('says why', holding, async () => {
    const { desk, customer, call: rung } = await ringing(bench);
    expect(desk.recorder.causeOfState(rung.ref)).toMatchObject({ code: 'requested' });
    const device = bench.farEnd.device(desk.agent);
    await device.ringing();
    await device.answer();
    const call = await desk.has('connected');
    expect(desk.recorder.causeOfState(call.ref)).toMatchObject({ code: 'answered', by: { kind: 'agent' } });
    await desk.session.hold(call.ref);
    expect(desk.recorder.causeOfState(call.ref)).toMatchObject({ code: 'requested', by: { kind: 'agent' } });
    await desk.session.retrieve(call.ref);
    expect(desk.recorder.causeOfState(call.ref)).toMatchObject({ code: 'requested', by: { kind: 'agent' } });
    await finish({ desk, customer, call });
    const completed = desk.recorder.reports.findLast(({ channels }) => channels !== undefined);
    expect(completed?.cause).toMatchObject({ code: 'completed', by: { kind: 'agent' } });
  });
}
