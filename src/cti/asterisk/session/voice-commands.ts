import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { RecordingState } from '../../../protocol/objects/object-states.js';
import { why } from '../../../protocol/why.js';
import type { InteractionRef } from '../../port/cti-session.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
import { recordableLegs, recordedLegs, recordingState } from '../calls/recorded-legs.js';
import { RECORDING_VARIABLE } from '../calls/recording-control.js';
import { recordingFile } from '../calls/recording-file.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { Serial } from '../pbx/serial.js';
import type { LegCalls, LiveLeg } from './leg-calls.js';

/** What an agent does with the sound of a call. What the agent has begun sits on the agent's channel and goes where that goes. */
export class VoiceCommands {
  private readonly turns = new Serial();

  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly legs: LegCalls,
  ) {}

  /** One file for each interaction, named after it; a second recording is appended. */
  startRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['off'], 'on', async ({ leg: { uid } }) => {
      const { recordings } = this.asterisk.parts.options;
      await this.endUnknown(uid);
      try {
        const file = `${recordings === undefined ? '' : `${recordings}/`}${recordingFile(uid)}`;
        await this.control.begin(uid, file);
      } catch (error) {
        // Whoever is told that it has not begun must not be recorded.
        if (error instanceof AmiTimeoutError) await this.endUnknown(uid);
        throw error;
      }
    });
  }

  stopRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['on', 'paused'], 'off', async ({ leg: { uid } }) => {
      const id = this.asterisk.calls.world.recordings.of(uid)?.own ?? '';
      if (id === '') throw new CtiRejectedError('wrong-state', 'not possible now', why('recorded-by-switch'));
      await this.control.end(uid, id);
    });
  }

  /** The recording goes on with silence. */
  pauseRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['on'], 'paused', (one) => this.pause(one, true));
  }

  resumeRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['paused'], 'on', (one) => this.pause(one, false));
  }

  private get control() {
    return this.asterisk.calls.recording;
  }

  /** Whoever has begun it: what must not be recorded must be recorded nowhere. */
  private async pause({ leg }: LiveLeg, paused: boolean): Promise<void> {
    const { world, view } = this.asterisk.calls;
    await Promise.all(recordedLegs(world, view, leg).map((uid) => this.control.pause(uid, paused)));
  }

  /** Ends a recording of the agent's that began without our having been told. */
  private async endUnknown(uid: string): Promise<void> {
    const own = this.asterisk.mirror.live(uid);
    const id = own ? await this.asterisk.pbx.readVariable(own.name, RECORDING_VARIABLE) : '';
    if (id !== '') await this.control.end(uid, id);
  }

  private record(
    ref: InteractionRef,
    from: readonly RecordingState[],
    to: RecordingState,
    work: (one: LiveLeg) => Promise<void>,
  ): Promise<void> {
    return this.turns.run(async () => {
      const { world, view } = this.asterisk.calls;
      const one = this.legs.need(ref, 'connected', 'held');
      await Promise.all(recordableLegs(world, view, one.leg).map((uid) => this.control.readIfKnown(uid)));
      const now = recordingState(world, view, one.leg);
      if (to === 'off' && now === 'off') return;
      if (!from.includes(now)) throw new CtiRejectedError('wrong-state', 'not possible now', { recording: now });
      try {
        await work(one);
      } finally {
        this.asterisk.refresh(one.leg.uid);
        this.asterisk.touch(one.leg.uid);
      }
    });
  }
}
