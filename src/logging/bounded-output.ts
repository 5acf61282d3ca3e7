import type { Writable } from 'node:stream';
import type { Clock } from '../runtime/clock.js';

/** Bytes that may wait for whoever reads the log. */
const WAITING = 1_048_576;

/** After a failure nothing is tried for so many milliseconds: a log that is gone must not cost a system call a line. */
const PAUSE = 1_000;

type Done = (error?: Error | null) => void;

/**
 * Takes over what is written to a standard stream. A log that cannot be written, or that nobody reads, costs lines and
 * nothing else: they are counted, and told in one line as soon as there is room again.
 */
export class BoundedOutput {
  private lost = 0;
  /** lines lost since the process began */
  allLost = 0;
  /** more waits than may; nothing is taken until all of it is gone */
  private full = false;
  private pausedUntil = -Infinity;
  /** lines that the notice now being written tells of */
  private told: number | undefined;
  private readonly send: (chunk: string | Uint8Array, done: Done) => boolean;

  /** @param tell writes a notice of so many lost lines to the same stream */
  constructor(
    private readonly stream: Writable,
    private readonly clock: Clock,
    private readonly tell: (lines: number) => void,
  ) {
    this.send = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done) =>
      this.write(chunk, typeof encoding === 'function' ? encoding : done);
    // Without a listener it would end the process; it is counted where it was written.
    stream.on('error', () => undefined);
  }

  /** Resolves when nothing waits any more, or after `deadline` milliseconds. */
  flush(deadline: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.clock.after(deadline, resolve);
      const done = () => {
        timer.cancel();
        resolve();
      };
      if (this.stream.writableLength === 0) done();
      else this.send('', done);
    });
  }

  private write(chunk: string | Uint8Array, done: Done = () => undefined): boolean {
    if (this.lost > 0 && this.told === undefined && this.mayWrite(0)) this.tellLost();
    const lines = this.told ?? linesOf(chunk);
    if (this.mayWrite(chunk.length)) {
      this.attempt(chunk, lines, done);
    } else {
      this.lose(lines);
      process.nextTick(done);
    }
    return !this.full;
  }

  private mayWrite(length: number): boolean {
    const { writableLength } = this.stream;
    if (writableLength > 0 && writableLength + length > WAITING) this.full = true;
    return !this.full && this.clock.elapsed() >= this.pausedUntil;
  }

  private attempt(chunk: string | Uint8Array, lines: number, done: Done): void {
    const settled: Done = (error) => {
      if (error) this.failed(lines);
      else this.written();
      done();
    };
    try {
      this.send(chunk, settled);
    } catch {
      settled(new Error('the stream threw'));
    }
  }

  private failed(lines: number): void {
    this.lose(lines);
    this.full = false;
    this.pausedUntil = this.clock.elapsed() + PAUSE;
  }

  private lose(lines: number): void {
    this.lost += lines;
    this.allLost += lines;
  }

  private written(): void {
    if (!this.full || this.stream.writableLength > 0) return;
    this.full = false;
    this.tellLost();
  }

  private tellLost(): void {
    this.told = this.lost;
    this.lost = 0;
    try {
      // What failed may have left half a line.
      const failed = this.pausedUntil !== -Infinity;
      this.pausedUntil = -Infinity;
      if (failed) this.attempt('\n', 0, () => undefined);
      this.tell(this.told);
    } finally {
      this.told = undefined;
    }
  }
}

function linesOf(chunk: string | Uint8Array): number {
  const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
  return Math.max(1, text.split('\n').length - 1);
}
