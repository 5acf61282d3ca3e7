import { expect } from 'expect';
import type { Capability } from '../../cti/port/capability.js';
import { CtiRejectedError } from '../../errors/switch-errors.js';
import type { RecordingState } from '../../protocol/objects/object-states.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk, DeskCall } from '../desk.js';
import { consulting, CONSULTING, finish, TALKING, talking } from './steps.js';

/** What is done to the sound of a call: muted, recorded. */
export function voiceSuite(kit: ContractKit): void {
  const { bench } = kit;
  const muting: readonly Capability[] = [...TALKING, 'conversation.mute', 'conversation.unmute'];
  const recording: readonly Capability[] = [...TALKING, 'interaction.recording.start', 'interaction.recording.stop'];

  const muted = async (desk: Desk, call: DeskCall, wanted: boolean) => {
    const look = () => desk.calls.some(({ ref, conversation }) => sameLeg(ref, call) && conversation.muted === wanted);
    await desk.recorder.until(look, `muted ${wanted}`);
    await desk.agrees();
  };
  const sameLeg = (ref: DeskCall['ref'], call: DeskCall) => ref.conversation === call.ref.conversation;

  const recorded = async (desk: Desk, call: DeskCall, wanted: RecordingState) => {
    const look = () =>
      desk.calls.some(({ interaction }) => interaction.id === call.ref.interaction && interaction.recording === wanted);
    await desk.recorder.until(look, `recording ${wanted}`);
    await desk.agrees();
  };

  kit.test('a muted agent is not heard, and hears', muting, async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await desk.session.mute(call.ref);
    await muted(desk, call, true);
    await customer.hears();
    await bench.farEnd.device(desk.agent).hears(customer.number);
    await desk.session.mute(call.ref);
    await muted(desk, call, true);
    await desk.session.unmute(call.ref);
    await desk.session.unmute(call.ref);
    await muted(desk, call, false);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('muted stays muted over a hold', [...muting, 'conversation.hold', 'conversation.retrieve'], async () => {
    const situation = await talking(bench);
    const { desk, customer, call } = situation;
    await desk.session.mute(call.ref);
    await desk.session.hold(call.ref);
    await desk.stands(call, { primary: 'held' });
    await muted(desk, call, true);
    await desk.session.retrieve(call.ref);
    await desk.stands(call, { primary: 'connected' });
    await muted(desk, call, true);
    await customer.hears();
    await desk.session.unmute(call.ref);
    await customer.hears(desk.agent.extension);
    await finish(situation);
  });

  kit.test('a recording runs and stops', recording, async () => {
    const situation = await talking(bench);
    const { desk, call } = situation;
    await desk.session.startRecording(call.ref);
    await recorded(desk, call, 'on');
    await expect(desk.session.startRecording(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.session.stopRecording(call.ref);
    await recorded(desk, call, 'off');
    await desk.session.stopRecording(call.ref);
    await recorded(desk, call, 'off');
    await desk.session.startRecording(call.ref);
    await recorded(desk, call, 'on');
    await finish(situation);
  });

  const pausing = [...recording, 'interaction.recording.pause', 'interaction.recording.resume'] as const;
  kit.test('a recording pauses and goes on', pausing, async () => {
    const situation = await talking(bench);
    const { desk, call } = situation;
    await expect(desk.session.pauseRecording(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.session.startRecording(call.ref);
    await desk.session.pauseRecording(call.ref);
    await recorded(desk, call, 'paused');
    await expect(desk.session.startRecording(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await recorded(desk, call, 'paused');
    await desk.session.resumeRecording(call.ref);
    await recorded(desk, call, 'on');
    await expect(desk.session.resumeRecording(call.ref)).rejects.toBeInstanceOf(CtiRejectedError);
    await desk.session.pauseRecording(call.ref);
    await recorded(desk, call, 'paused');
    await desk.session.stopRecording(call.ref);
    await recorded(desk, call, 'off');
    await finish(situation);
  });

  kit.test(
    'a recording goes on over a hold',
    [...recording, 'conversation.hold', 'conversation.retrieve'],
    async () => {
      const situation = await talking(bench);
      const { desk, call } = situation;
      await desk.session.startRecording(call.ref);
      await desk.session.hold(call.ref);
      await desk.stands(call, { primary: 'held' });
      await recorded(desk, call, 'on');
      await desk.session.retrieve(call.ref);
      await desk.stands(call, { primary: 'connected' });
      await recorded(desk, call, 'on');
      await finish(situation);
    },
  );

  kit.test('a recording goes on over a consultation', [...recording, ...CONSULTING], async () => {
    const { desk, customer, call, third } = await consulting(bench);
    await desk.session.startRecording(call.ref);
    await recorded(desk, call, 'on');
    await third.hangup();
    await desk.stands(call, { primary: 'held' });
    await recorded(desk, call, 'on');
    await customer.hangup();
    await desk.ended(call);
  });
}
