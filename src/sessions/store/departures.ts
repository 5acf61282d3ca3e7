import { Logger } from '@nestjs/common';
import type { Timer } from '../../runtime/clock.js';
import type { Grounds } from './grounds.js';
import type { Ownership } from './session-store.js';
import type { Successions } from './successions.js';
import { sessionFields } from '../session-fields.js';

const logger = new Logger('Departures');

/** Milliseconds until what could not be taken out of the store is tried again. */
const AGAIN = 1_000;

/** Sessions that are over, and have to be taken out of the store, or make room for another one there: when it is away, as soon as it is back. */
export class Departures {
  private readonly left = new Map<string, Ownership>();
  private readonly timers = new Set<Timer>();
  private ended = false;

  constructor(
    private readonly grounds: Grounds,
    private readonly successions: Successions,
  ) {}

  /** Whether the session is over here, though the store may still have it. */
  has(session: string): boolean {
    return this.left.has(session);
  }

  /** Whether another one is to take its place. */
  wanted({ session }: Ownership): boolean {
    return this.successions.of(session) !== undefined;
  }

  /** To be called as soon as it is over. */
  begin(own: Ownership): void {
    this.left.set(own.session, own);
  }

  /** Settles when the store has been asked once. Never rejects. */
  async finish(own: Ownership): Promise<void> {
    try {
      const { store } = this.grounds;
      const successor = this.successions.of(own.session);
      await (successor ? store.replace(own, successor) : store.drop(own));
      this.left.delete(own.session);
    } catch (error) {
      if (this.ended) return;
      logger.debug(`it is over, and still in the store: ${String(error)}`, sessionFields(own));
      const timer = this.grounds.clock.after(AGAIN, () => {
        this.timers.delete(timer);
        void this.finish(own);
      });
      this.timers.add(timer);
    }
  }

  end(): void {
    this.ended = true;
    for (const timer of this.timers) timer.cancel();
  }
}
