import { Inject, Injectable } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { CLOCK, type Clock } from '../../../runtime/clock.js';
import { tooMany } from './too-many.js';

/** Lists of calls on their way at the same time: one can be of several MB. */
const AT_ONCE = 2;

/** Milliseconds that one may take. */
const PATIENCE = 10_000;

/** Bounds what waits for those who ask for lists and do not read them. */
@Injectable()
export class ListTurns {
  private taken = 0;

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws HttpException 429 */
  take(response: ServerResponse): void {
    if (this.taken >= AT_ONCE) throw tooMany('lists are on their way');
    this.taken += 1;
    const timer = this.clock.after(PATIENCE, () => response.destroy());
    response.once('close', () => {
      timer.cancel();
      this.taken -= 1;
    });
  }
}
