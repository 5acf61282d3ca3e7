import { readFile, stat } from 'node:fs/promises';
import { eventually } from '../support/asterisk/eventually.js';
import { goertzel } from '../support/asterisk/softphone/audio/goertzel.js';
import { SAMPLE_RATE } from '../support/asterisk/softphone/audio/goertzel.js';

const HEADER = 44;
const BYTES = 2;
/** 0.4 s: a whole number of periods of each tone of the lab */
const WINDOW = SAMPLE_RATE * 0.4;
const PRESENT = 1_000;

/** A sound file that Asterisk writes, 8 kHz, 16 bit, mono. */
export class WavFile {
  constructor(readonly path: string) {}

  /** seconds that have been written so far; 0 while there is no file */
  async seconds(): Promise<number> {
    const { size } = await stat(this.path).catch(() => ({ size: HEADER }));
    return (size - HEADER) / BYTES / SAMPLE_RATE;
  }

  /** Resolves once so many seconds more have been written; with all that have been. */
  async more(seconds: number, patienceMs: number): Promise<number> {
    const wanted = (await this.seconds()) + seconds;
    return eventually(
      async () => ((await this.seconds()) >= wanted ? this.seconds() : undefined),
      patienceMs,
      () => `${wanted} s in ${this.path}`,
    );
  }

  /** what the header says */
  async header(): Promise<{ readonly kind: string; readonly rate: number; readonly seconds: number }> {
    const file = await readFile(this.path);
    const kind = `${file.toString('latin1', 0, 4)} ${file.toString('latin1', 8, 12)}`;
    return { kind, rate: file.readUInt32LE(24), seconds: file.readUInt32LE(40) / BYTES / SAMPLE_RATE };
  }

  /** Those of the tones (Hz) that are there for 0.4 s from that second on. */
  async tones(from: number, frequencies: readonly number[]): Promise<readonly number[]> {
    const file = await readFile(this.path);
    const first = HEADER + Math.round(from * SAMPLE_RATE) * BYTES;
    const samples = Float64Array.from({ length: WINDOW }, (_, i) => file.readInt16LE(first + i * BYTES));
    return frequencies.filter((frequency) => goertzel(samples, frequency) > PRESENT);
  }
}
