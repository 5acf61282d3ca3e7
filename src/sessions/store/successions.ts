import type { Clock } from '../../runtime/clock.js';
import type { Successor } from './session-store.js';

interface Wanted {
  readonly successor: Successor;
  /** `Clock.elapsed` */
  readonly until: number;
}

/** Which sessions are to take the places of those that end here. */
export class Successions {
  private readonly wanted = new Map<string, Wanted>();

  constructor(private readonly clock: Clock) {}

  /**
   * Whoever comes first is the one, for as long as that is still wanted.
   * @param time how long it is, unless it is said again, in milliseconds
   */
  want(session: string, successor: Successor, time: number): void {
    const now = this.clock.elapsed();
    for (const [id, { until }] of this.wanted) if (until <= now) this.wanted.delete(id);
    const known = this.wanted.get(session);
    if (known && known.successor.session !== successor.session) return;
    this.wanted.set(session, { successor, until: now + time });
  }

  /** Who is to take its place; undefined where nobody waits for that any more. */
  of(session: string): Successor | undefined {
    const known = this.wanted.get(session);
    return known && known.until > this.clock.elapsed() ? known.successor : undefined;
  }

  /** It takes nobody's place any more. */
  withdraw(successor: string): void {
    for (const [id, known] of this.wanted) if (known.successor.session === successor) this.wanted.delete(id);
  }
}
