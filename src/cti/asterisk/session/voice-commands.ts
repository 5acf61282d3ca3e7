import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { RecordingState } from '../../../protocol/objects/object-states.js';
import type { ConversationRef, InteractionRef } from '../../port/cti-session.js';
import { AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { Serial } from '../switch/serial.js';
import { RECORDING_VARIABLE, writeSound } from './leg-memo.js';
import { needLeg, type LiveLeg } from './need-leg.js';

/** What an agent does with the sound of a call. It sits on the agent's channel and goes where that goes. */
export class VoiceCommands {
  private readonly turns = new Serial();

  constructor(
    private readonly at: AsteriskSwitch,
    private readonly calls: AgentCalls,
  ) {}

  mute(ref: ConversationRef, muted: boolean): Promise<void> {
    return this.turns.run(async () => {
      const one = needLeg(this.at, this.calls, ref, 'connected');
      // Sent also where it seems to be so: an answer may have been lost, and twice does no harm.
      const State = muted ? 'on' : 'off';
      await this.at.ask.ami.action('MuteAudio', { Channel: one.own.name, Direction: 'in', State });
      one.leg.muted = muted;
      await this.told(one);
    });
  }

  /** One file for each interaction, named after it; a second recording is appended. */
  startRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['off'], 'on', async ({ leg, own }) => {
      const { recordings } = this.at.parts.options;
      await this.endUnknown(own);
      try {
        const answer = await this.at.ask.ami.action('MixMonitor', {
          Channel: own.name,
          File: `${recordings === undefined ? '' : `${recordings}/`}${leg.id}.wav`,
          Options: `ai(${RECORDING_VARIABLE})`,
        });
        leg.recordingId = answer.text('MixMonitorID');
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
    return this.record(ref, ['on'], 'paused', (one) => this.silence(one, '1'));
  }

  resumeRecording(ref: InteractionRef): Promise<void> {
    return this.record(ref, ['paused'], 'on', (one) => this.silence(one, '0'));
  }

  /** Ends a recording of ours that began without our having been told. */
  private async endUnknown(own: ChannelRecord): Promise<void> {
    const answer = await this.at.ask.ami.action('Getvar', { Channel: own.name, Variable: RECORDING_VARIABLE });
    const id = answer.text('Value');
    if (id !== '') await this.end(own, id);
  }

  private async end({ name: Channel }: ChannelRecord, id: string): Promise<void> {
    const { ami } = this.at.ask;
    try {
      await ami.action('StopMixMonitor', { Channel, MixMonitorID: id || undefined });
    } catch (error) {
      // There is none with that id: the answer to an earlier try was lost.
      if (!(error instanceof AmiRefusedError)) throw error;
    }
    // Asterisk gives an id again when its recording is over: it must not be taken for ours then.
    await ami.action('Setvar', { Channel, Variable: RECORDING_VARIABLE, Value: '' });
  }

  private async silence({ leg, own }: LiveLeg, State: '0' | '1'): Promise<void> {
    const MixMonitorID = leg.recordingId || undefined;
    await this.at.ask.ami.action('MixMonitorMute', { Channel: own.name, Direction: 'both', State, MixMonitorID });
  }

  private record(
    ref: InteractionRef,
    from: readonly RecordingState[],
    to: RecordingState,
    work: (one: LiveLeg) => Promise<void>,
  ): Promise<void> {
    return this.turns.run(async () => {
      const one = needLeg(this.at, this.calls, ref, 'connected', 'held');
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
