import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { BoundedOutput } from './bounded-output.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const LINE = `${'x'.repeat(999)}\n`;

/** A stream whose reader takes a chunk when the test says so, or that fails. */
class Reader extends Writable {
  readonly taken: string[] = [];
  fault: Error | undefined;
  reading = true;
  private waiting: (() => void) | undefined;

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    const take = () => {
      if (!this.fault) this.taken.push(chunk.toString());
      done(this.fault);
    };
    if (this.reading) take();
    else this.waiting = take;
  }

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    // As the standard streams do: they are never over.
    done();
    Reflect.apply(Reflect.get(this, '_undestroy') as () => void, this, []);
  }

  async readAll(): Promise<void> {
    this.reading = true;
    this.waiting?.();
    await settled();
  }
}

describe('BoundedOutput', () => {
  const bench = () => {
    const [stream, clock] = [new Reader(), new FakeClock()];
    const output = new BoundedOutput(stream, clock, (lines) => void stream.write(`${lines} lost\n`));
    return { stream, clock, output };
  };

  it('writes in order what there is room for', async () => {
    const { stream } = bench();
    for (const text of ['a\n', 'b\n', 'c\n']) stream.write(text);
    await settled();
    expect(stream.taken).toEqual(['a\n', 'b\n', 'c\n']);
  });

  it('keeps a million bytes for one who does not read, counts the rest, and tells it once when it is read', async () => {
    const { stream } = bench();
    stream.reading = false;
    for (let n = 0; n < 3000; n += 1) stream.write(LINE);
    expect(stream.writableLength).toBeLessThanOrEqual(1_048_576);
    await stream.readAll();
    await settled();
    const kept = stream.taken.length - 1;
    expect(kept).toBeGreaterThan(1000);
    expect(stream.taken.at(-1)).toBe(`${3000 - kept} lost\n`);
    stream.write('on\n');
    await settled();
    expect(stream.taken.at(-1)).toBe('on\n');
  });

  it('takes one line that is larger than all that may wait', async () => {
    const { stream } = bench();
    stream.write('y'.repeat(2_000_000));
    await settled();
    expect(stream.taken).toHaveLength(1);
  });

  it('survives a stream that fails, tries it once a second, and tells what is missing', async () => {
    const { stream, clock } = bench();
    stream.fault = new Error('no space left');
    for (let n = 0; n < 5; n += 1) {
      stream.write(`a${n}\nb\n`);
      await settled();
    }
    await clock.advance(1000);
    stream.write('c\n');
    await settled();
    stream.fault = undefined;
    stream.write('d\n');
    await settled();
    expect(stream.taken).toEqual([]);
    await clock.advance(1000);
    stream.write('e\n');
    await settled();
    expect(stream.taken).toEqual(['\n', '12 lost\n', 'e\n']);
  });

  it('survives one that throws', async () => {
    const { stream } = bench();
    const broken = new Reader();
    broken.write = () => {
      throw new Error('broken');
    };
    const output = new BoundedOutput(broken, new FakeClock(), () => undefined);
    expect(() => broken.write('a')).not.toThrow();
    await output.flush(10);
    stream.destroy();
  });

  it('waits at the end for what is on its way, and not for ever', async () => {
    const { stream, clock, output } = bench();
    await output.flush(100);
    stream.reading = false;
    stream.write('a\n');
    let over = false;
    const flushed = output.flush(100).then(() => (over = true));
    await settled();
    expect(over).toBe(false);
    await clock.advance(100);
    await flushed;
    const again = output.flush(100);
    await stream.readAll();
    await again;
    expect(clock.pending).toBe(0);
  });
});
