import { SAMPLE_RATE } from './goertzel.js';
import { Tone } from './tone.js';

/** A sound file as Asterisk reads it (`.ulaw`: raw u-law at 8 kHz) that consists of one sine. */
export function toneFile(frequency: number, seconds: number): Uint8Array {
  const bytes = new Uint8Array(SAMPLE_RATE * seconds);
  new Tone(frequency).render(bytes);
  return bytes;
}
