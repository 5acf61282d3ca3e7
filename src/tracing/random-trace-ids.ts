import { randomFillSync } from 'node:crypto';
import type { TraceIds } from './trace-ids.js';

const ID_BYTES = 16;

/** Each command needs one: they are drawn many at a time, which costs a twentieth. */
export class RandomTraceIds implements TraceIds {
  private readonly drawn = Buffer.alloc(256 * ID_BYTES);
  private at = this.drawn.length;

  next(): string {
    if (this.at === this.drawn.length) {
      randomFillSync(this.drawn);
      this.at = 0;
    }
    return this.drawn.toString('hex', this.at, (this.at += ID_BYTES));
  }
}
