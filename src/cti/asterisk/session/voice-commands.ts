import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { RecordingState } from '../../../protocol/objects/object-states.js';
import type { InteractionRef } from '../../port/cti-session.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { Serial } from '../pbx/serial.js';
import { RECORDING_VARIABLE, writeSound } from './leg-memo.js';
import type { LegCalls, LiveLeg } from './leg-calls.js';

/** What an agent does with the sound of a call. It sits on the agent's channel and goes where that goes. */
export class VoiceCommands {
  private readonly turns = new Serial();

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly legs: LegCalls,
  ) {}

  /** One file for each interaction, named after it; a second recording is appended. */
  startRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['off'], 'on', async ({ leg, own }) => {
      const { recordings } = this.at.parts.options;
      await this.endUnknown(own);
      try {
        const file = `${recordings === undefined ? '' : `${recordings}/`}${leg.id}.wav`;
        leg.recordingId = await this.at.pbx.record(own.name, file, `ai(${RECORDING_VARIABLE})`);
      } catch (error) {
        // Whoever is told that it has not begun must not be recorded.
        if (error instanceof AmiTimeoutError) await this.endUnknown(own);
        throw error;
      }
    });
  }

  stopRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['on', 'paused'], 'off', ({ leg, own }) => this.end(own, leg.recordingId));
  }

  /** The recording goes on with silence. */
  pauseRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['on'], 'paused', (one) => this.silence(one, true));
  }

  resumeRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['paused'], 'on', (one) => this.silence(one, false));
  }

  /** Ends a recording of ours that began without our having been told. */
  private async endUnknown(own: ChannelRecord): Promise<void> {
    const id = await this.at.pbx.readVariable(own.name, RECORDING_VARIABLE);
    if (id !== '') await this.end(own, id);
  }

  private async end({ name }: ChannelRecord, id: string): Promise<void> {
    const { pbx } = this.at;
    await pbx.stopRecording(name, id);
    // Asterisk gives an id again when its recording is over: it must not be taken for ours then.
    await pbx.write(name, RECORDING_VARIABLE, '');
  }

  private async silence({ leg, own }: LiveLeg, silent: boolean): Promise<void> {
    await this.at.pbx.silenceRecording(own.name, leg.recordingId, silent);
  }

  private record(
    ref: InteractionRef,
    from: readonly RecordingState[],
    to: RecordingState,
    work: (one: LiveLeg) => Promise<void>,
  ): Promise<void> {
    return this.turns.run(async () => {
      const one = this.legs.need(ref, 'connected', 'held');
      const { leg } = one;
      if (to === 'off' && leg.recording === 'off') return;
      if (!from.includes(leg.recording)) throw new CtiRejectedError('not possible now', { recording: leg.recording });
      await work(one);
      leg.recording = to;
      await this.told(one);
    });
  }

  private async told({ leg, own }: LiveLeg): Promise<void> {
    this.at.refresh(leg.uid);
    await writeSound(this.at, own, leg);
  }
}
