import { SAMPLE_RATE } from './goertzel.js';
import { uLawEncode } from './u-law.js';

export const TONE_AMPLITUDE = 6000;

/** A sine in u-law that goes on where it stopped, packet after packet. */
export class Tone {
  private phase = 0;

  constructor(private readonly frequency: number) {}

  render(target: Uint8Array): void {
    const step = (2 * Math.PI * this.frequency) / SAMPLE_RATE;
    for (let i = 0; i < target.length; i++) {
      target[i] = uLawEncode(Math.round(TONE_AMPLITUDE * Math.sin(this.phase)));
      this.phase = (this.phase + step) % (2 * Math.PI);
    }
  }
}
