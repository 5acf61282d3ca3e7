import type { LevelMeter } from './level-meter.js';
import { microphoneFailure } from './microphone-failure.js';
import type { MicrophoneState } from './phone-state.js';

/** The agent's microphone: open while there is a call and no longer, as the browser shows everybody that it listens. */
export class Microphone {
  private stream: MediaStream | undefined;
  private opening: Promise<MediaStream> | undefined;
  private chosen = '';

  constructor(
    private readonly meter: LevelMeter,
    private readonly told: (state: MicrophoneState) => void,
  ) {}

  /** Whether there is one that this page may use; the browser may ask the user meanwhile. */
  async check(): Promise<MicrophoneState> {
    if (this.stream && isLive(this.stream)) return 'ok';
    try {
      if (this.stream) {
        await this.renew();
        return 'ok';
      }
      stop(await this.request());
      return this.tell('ok');
    } catch (error) {
      return this.tell(microphoneFailure(error));
    }
  }

  /** @param id '' for the one that the system takes */
  async choose(id: string): Promise<void> {
    this.chosen = id;
    if (this.stream) await this.renew();
  }

  /** A stream of its own for each call, as holding one call silences what it sends. */
  async open(): Promise<MediaStream> {
    this.opening ??= this.begin().finally(() => {
      this.opening = undefined;
    });
    return (this.stream ?? (await this.opening)).clone();
  }

  close(): void {
    this.meter.leave(this.stream);
    stop(this.stream);
    this.stream = undefined;
  }

  private async renew(): Promise<void> {
    const former = this.stream;
    this.meter.leave(former);
    this.stream = undefined;
    await this.begin().finally(() => stop(former));
  }

  private async begin(): Promise<MediaStream> {
    try {
      this.stream ??= await this.request();
    } catch (error) {
      this.tell(microphoneFailure(error));
      throw error;
    }
    this.meter.listen(this.stream);
    this.tell('ok');
    return this.stream;
  }

  private request(): Promise<MediaStream> {
    // One that was chosen and is not plugged in today leaves the one that the system takes.
    const device = this.chosen ? { deviceId: { ideal: this.chosen } } : {};
    const better = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    return navigator.mediaDevices.getUserMedia({ audio: { ...device, ...better } });
  }

  private tell(state: MicrophoneState): MicrophoneState {
    this.told(state);
    return state;
  }
}

/** One that was pulled out is not. */
function isLive(stream: MediaStream): boolean {
  return stream.getTracks().every(({ readyState }) => readyState === 'live');
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
