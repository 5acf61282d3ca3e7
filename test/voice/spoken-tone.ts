import { writeFileSync } from 'node:fs';

const RATE = 48_000;
const SECONDS = 2;
const HEADER = 44;
const LOUDNESS = 12_000;

/** Writes a file of one sine for a browser's microphone, which plays it over and over. */
export function writeSpokenTone(path: string, hertz: number): void {
  const data = Buffer.alloc(HEADER + RATE * SECONDS * 2);
  data.write('RIFF', 0);
  data.writeUInt32LE(data.length - 8, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(RATE, 24);
  data.writeUInt32LE(RATE * 2, 28);
  data.writeUInt16LE(2, 32);
  data.writeUInt16LE(16, 34);
  data.write('data', 36);
  data.writeUInt32LE(data.length - HEADER, 40);
  for (let n = 0; n < RATE * SECONDS; n += 1) {
    data.writeInt16LE(Math.round(LOUDNESS * Math.sin((2 * Math.PI * hertz * n) / RATE)), HEADER + n * 2);
  }
  writeFileSync(path, data);
}
