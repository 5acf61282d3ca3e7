import type { Clock, Timer } from '../../runtime/clock.js';
import { TokenBucket } from '../token-bucket.js';
import type { IntakeBounds } from './intake-bounds.js';
import type { LoopTurns } from './loop-turns.js';

/** Where packets of a connection come from. */
export interface IntakeSource {
  /** Nothing more is read. */
  pause(): void;
  resume(): void;
  /** Ends the connection at once, without a word. */
  cut(): void;
}

interface Waiting {
  readonly cost: number;
  readonly deliver: () => void;
}

/**
 * What one connection sends, in its order: so much in a turn of the loop and so much in a second. What is beyond waits,
 * unread where possible; a connection that sends more than may wait, or will not slow down, is cut.
 */
export class Intake {
  private readonly bucket: TokenBucket;
  private readonly sources = new Set<IntakeSource>();
  private readonly waiting: Waiting[] = [];
  private wake: Timer | undefined;
  private turn = -1;
  private spent = 0;
  private over = false;
  private pressedSince: number | undefined;

  /** @param onCut told why the connection was cut: a reason of this class, or what a delivery has thrown */
  constructor(
    private readonly bounds: IntakeBounds,
    private readonly clock: Clock,
    private readonly turns: LoopTurns,
    private readonly onCut: (why: unknown) => void,
  ) {
    this.bucket = new TokenBucket(bounds.burst, bounds.perSecond, clock);
  }

  attach(source: IntakeSource): void {
    this.sources.add(source);
    if (this.wake) source.pause();
  }

  /** That source is at its end. */
  detach(source: IntakeSource): void {
    this.sources.delete(source);
    if (this.sources.size === 0) this.end();
  }

  /**
   * Delivers one packet, now or when it is its turn. Never throws: what `deliver` throws is this connection's fault.
   * @param cost how many packets it counts as
   */
  offer(cost: number, deliver: () => void): void {
    if (this.over) return;
    if (this.waiting.length === 0 && this.delay() === 0) this.deliver({ cost, deliver });
    else if (this.waiting.length < this.bounds.waiting) this.hold({ cost, deliver });
    else this.cut('more was sent at once than may wait');
  }

  /** Ends the connection. @param why what is told in the log */
  cut(why: unknown): void {
    if (this.over) return;
    const sources = [...this.sources];
    this.end();
    for (const source of sources) source.cut();
    this.onCut(why);
  }

  /** Milliseconds until the next packet may be delivered, a fraction of one for "in the next turn". */
  private delay(): number {
    const turn = this.turns.current();
    if (turn !== this.turn) {
      this.turn = turn;
      this.spent = 0;
    }
    const wait = this.bucket.wait();
    if (wait > 0) return wait;
    if (this.pressedSince !== undefined && this.bucket.level >= this.bounds.burst / 2) this.pressedSince = undefined;
    const { perTurn, perTurnOfAll } = this.bounds;
    return this.spent >= (this.turns.done < perTurnOfAll ? perTurn : 1) ? 0.1 : 0;
  }

  private deliver({ cost, deliver }: Waiting): void {
    this.spent += cost;
    this.turns.spend(cost);
    this.bucket.take(cost);
    try {
      deliver();
    } catch (error) {
      this.cut(error);
    }
  }

  private hold(packet: Waiting): void {
    this.waiting.push(packet);
    if (this.wake) return;
    for (const source of this.sources) source.pause();
    this.sleep();
  }

  private sleep(): void {
    const wait = this.delay();
    if (wait >= 1 && this.pressed()) this.cut('it goes on sending more than it may');
    else this.wake = wait < 1 ? immediate(() => this.drain()) : this.clock.after(wait, () => this.drain());
  }

  /** Whether it has been at its limit for too long: a break is when half of what it may send at once is there again. */
  private pressed(): boolean {
    const now = this.clock.elapsed();
    this.pressedSince ??= now;
    return now - this.pressedSince > this.bounds.patience;
  }

  private drain(): void {
    this.wake = undefined;
    while (this.delay() === 0) {
      const next = this.waiting.shift();
      if (next) this.deliver(next);
      else return this.resume();
      if (this.over) return;
    }
    if (this.waiting.length > 0) this.sleep();
    else this.resume();
  }

  private resume(): void {
    for (const source of this.sources) source.resume();
  }

  private end(): void {
    this.over = true;
    this.waiting.length = 0;
    this.wake?.cancel();
    this.wake = undefined;
  }
}

function immediate(action: () => void): Timer {
  const handle = setImmediate(action);
  return { cancel: () => clearImmediate(handle) };
}
