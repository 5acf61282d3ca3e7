import { Transform, type TransformCallback } from 'node:stream';

/** Lets everything through that long after it has come, in its order; nothing waits for what is before it to be out. */
export class Delay extends Transform {
  private readonly timers = new Set<NodeJS.Timeout>();
  private last = 0;

  /** @param ms asked for whatever comes */
  constructor(private readonly ms: () => number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.later(() => this.push(chunk));
    done();
  }

  override _flush(done: TransformCallback): void {
    this.later(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    done(error);
  }

  private later(what: () => void): void {
    const now = performance.now();
    // Where the delay has become less, nothing overtakes.
    this.last = Math.max(this.last, now + this.ms());
    if (this.last === now && this.timers.size === 0) return what();
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      what();
    }, this.last - now);
    this.timers.add(timer);
  }
}
