import { describe, expect, it } from '@jest/globals';
import { TONES } from '../../lab-tones.js';
import { goertzel } from './goertzel.js';
import { Listener } from './listener.js';
import { TONE_AMPLITUDE, Tone } from './tone.js';
import { U_LAW_SILENCE, uLawDecode, uLawEncode } from './u-law.js';

const WINDOW = 3200;
const FREQUENCIES = Object.values(TONES);

function tone(frequency: number, samples = WINDOW): Uint8Array {
  const codes = new Uint8Array(samples);
  new Tone(frequency).render(codes);
  return codes;
}

/** Added as a conference does. */
function mixed(...frequencies: readonly number[]): Uint8Array {
  const parts = frequencies.map((frequency) => tone(frequency));
  return Uint8Array.from({ length: WINDOW }, (_, i) =>
    uLawEncode(parts.reduce((sum, part) => sum + uLawDecode(part[i] ?? U_LAW_SILENCE), 0)),
  );
}

function heard(codes: Uint8Array): readonly number[] {
  const listener = new Listener();
  listener.take(codes);
  return listener.hears(FREQUENCIES).tones;
}

describe('what a phone hears', () => {
  it.each(FREQUENCIES)('is %d Hz, and no other tone of the lab', (frequency) => {
    expect(heard(tone(frequency))).toEqual([frequency]);
    const samples = Array.from(tone(frequency), uLawDecode);
    expect(goertzel(samples, frequency)).toBeCloseTo(TONE_AMPLITUDE, -3);
  });

  it('is everybody in a conference of three', () => {
    expect(heard(mixed(500, 1300, 1500))).toEqual(expect.arrayContaining([500, 1300, 1500]));
    expect(heard(mixed(500, 1300, 1500))).toHaveLength(3);
  });

  it('is nobody in silence, and not who has stopped a window ago', () => {
    const listener = new Listener();
    listener.take(tone(500));
    listener.take(new Uint8Array(WINDOW).fill(U_LAW_SILENCE));
    expect(listener.hears(FREQUENCIES)).toEqual({ tones: [], level: 0, silent: true, stale: false });
    expect(listener.samples).toBe(2 * WINDOW);
  });

  it('is nothing before anything has come', () => {
    expect(new Listener().hears(FREQUENCIES)).toEqual({ tones: [], level: 0, silent: true, stale: true });
  });
});

describe('a tone', () => {
  it('goes on without a break from packet to packet', () => {
    const voice = new Tone(700);
    const packets = Array.from({ length: 20 }, () => {
      const packet = new Uint8Array(160);
      voice.render(packet);
      return [...packet];
    });
    expect(packets.flat()).toEqual([...tone(700)]);
  });
});
