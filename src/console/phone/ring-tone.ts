import type { SoundContext } from './sound-context.js';

const ON_SECONDS = 1;
const PAUSE_SECONDS = 2;
const TONES = [440, 480];
const LOUD = 0.2;
/** beside a call that is up */
const SOFT = 0.02;

/** The sound of a call that comes in. */
export class RingTone {
  private playing: { readonly source: AudioBufferSourceNode; readonly gain: GainNode } | undefined;

  constructor(private readonly sound: SoundContext) {}

  /** However often it is called: what is to be heard. */
  set(wanted: 'off' | 'loud' | 'soft'): void {
    if (wanted === 'off') return this.stop();
    this.playing ??= this.start();
    this.playing.gain.gain.value = wanted === 'loud' ? LOUD : SOFT;
  }

  private start(): { source: AudioBufferSourceNode; gain: GainNode } {
    const { audio } = this.sound;
    const gain = new GainNode(audio);
    const source = new AudioBufferSourceNode(audio, { buffer: this.ring(audio), loop: true });
    source.connect(gain).connect(audio.destination);
    source.start();
    return { source, gain };
  }

  private ring(audio: AudioContext): AudioBuffer {
    const rate = audio.sampleRate;
    const buffer = audio.createBuffer(1, rate * (ON_SECONDS + PAUSE_SECONDS), rate);
    const samples = buffer.getChannelData(0);
    for (let n = 0; n < rate * ON_SECONDS; n += 1) {
      samples[n] = TONES.reduce((sum, hertz) => sum + Math.sin((2 * Math.PI * hertz * n) / rate), 0) / TONES.length;
    }
    return buffer;
  }

  private stop(): void {
    this.playing?.source.stop();
    this.playing?.gain.disconnect();
    this.playing = undefined;
  }
}
