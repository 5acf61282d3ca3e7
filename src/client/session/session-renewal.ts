import type { Clock, Timer } from '../../runtime/clock.js';
import { ClientError } from '../errors/client-error.js';
import { RefusedError } from '../errors/refused-error.js';
import type { SessionBinding } from './session-binding.js';
import type { SessionMirror } from './session-mirror.js';

/** Of what is left, when it is renewed. */
const AHEAD = 2 / 3;
/** Of what is left, until it is tried again. */
const AGAIN = 1 / 4;
/** Between two tries, in milliseconds. */
const SHORTEST = 1_000;
const LONGEST = 60_000;
/** No timer waits longer, in milliseconds. */
const DAY = 86_400_000;

/** Renews a session ahead of its expiry, by the server's clock, while it is live. What comes of it is in the session's state. */
export class SessionRenewal {
  private expires: string | undefined;
  /** when it is to be tried, by the server's clock */
  private due = Infinity;
  private trying = false;
  private timer: Timer | undefined;

  /** @param renew rejects where it has not come about */
  constructor(
    private readonly binding: Pick<SessionBinding, 'state' | 'time' | 'renewed'>,
    private readonly mirror: Pick<SessionMirror, 'info'>,
    private readonly clock: Pick<Clock, 'after'>,
    private readonly renew: () => Promise<unknown>,
  ) {}

  /** To be called whenever the session has changed. */
  update(): void {
    const { expires } = this.mirror.info ?? {};
    if (expires !== this.expires) {
      this.expires = expires;
      this.due = this.now + this.left * AHEAD;
    }
    this.arm();
  }

  end(): void {
    this.timer?.cancel();
  }

  private get now(): number {
    return this.binding.time.now();
  }

  /** Milliseconds; for ever where it does not expire. */
  private get left(): number {
    return this.expires === undefined ? Infinity : Date.parse(this.expires) - this.now;
  }

  private arm(): void {
    this.timer?.cancel();
    if (this.binding.state.status !== 'live' || this.trying || this.due === Infinity) return;
    this.timer = this.clock.after(Math.min(Math.max(this.due - this.now, 0), DAY), () => {
      if (this.now < this.due) this.arm();
      else void this.attempt();
    });
  }

  private async attempt(): Promise<void> {
    this.trying = true;
    this.due = Infinity;
    // A token that is no fresher than the last one moves nothing on either.
    let again = SHORTEST;
    try {
      await this.renew();
      this.binding.renewed();
    } catch (error) {
      if (error instanceof RefusedError) again = Math.max(again, error.retryAfter ?? 0);
      if (error instanceof ClientError && !error.retryable) again = Infinity;
      this.binding.renewed(error instanceof Error ? error : new Error(String(error)));
    }
    this.trying = false;
    const { left } = this;
    if (this.due === Infinity && left > 0) this.due = this.now + Math.max(again, Math.min(left * AGAIN, LONGEST));
    this.arm();
  }
}
