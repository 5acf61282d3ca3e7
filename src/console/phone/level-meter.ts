import type { SoundContext } from './sound-context.js';

const WINDOW = 1024;

/** How loud some streams are together. */
export class LevelMeter {
  private readonly sources = new Map<MediaStream, MediaStreamAudioSourceNode>();
  private analyser: AnalyserNode | undefined;

  constructor(private readonly sound: SoundContext) {}

  listen(stream: MediaStream): void {
    if (this.sources.has(stream)) return;
    this.analyser ??= new AnalyserNode(this.sound.audio, { fftSize: WINDOW });
    const source = this.sound.audio.createMediaStreamSource(stream);
    source.connect(this.analyser);
    this.sources.set(stream, source);
  }

  leave(stream: MediaStream | undefined): void {
    if (!stream) return;
    this.sources.get(stream)?.disconnect();
    this.sources.delete(stream);
  }

  /** root mean square, 0 to 1 */
  level(): number {
    if (!this.analyser || this.sources.size === 0) return 0;
    const samples = new Float32Array(WINDOW);
    this.analyser.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / WINDOW);
  }

  reset(): void {
    for (const stream of this.sources.keys()) this.leave(stream);
    this.analyser = undefined;
  }
}
