import type { Clock } from '../runtime/clock.js';
import type { FailureCount } from './shared-failures.js';

/** Keys with failed attempts that are remembered at most; a failed attempt costs whoever makes it the check of a password. */
const KEYS = 50_000;

interface Window {
  failed: number;
  /** elapsed time of the clock */
  readonly end: number;
}

/** Whether another attempt may be made: there is room, or those underway may take it, or too many have failed. */
export type Standing = 'room' | 'undecided' | 'full';

/**
 * Failed attempts by key, in windows that begin with the first of them. An attempt that is underway counts as if it will
 * fail, so that many at once are no way around.
 */
export class AttemptCount {
  /** the window that ends first is the first, but for those learnt of later */
  private readonly windows = new Map<string, Window>();
  private readonly underway = new Map<string, number>();

  /**
   * @param limit how many may fail within a window
   * @param window milliseconds
   * @param keys how many keys are remembered; beyond that the oldest is forgotten
   */
  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
    private readonly window: number,
    private readonly keys = KEYS,
  ) {}

  standing(key: string): Standing {
    const failed = this.current(key)?.failed ?? 0;
    if (failed >= this.limit) return 'full';
    return failed + (this.underway.get(key) ?? 0) >= this.limit ? 'undecided' : 'room';
  }

  /** Milliseconds until there is room again; 0 where it is not full. */
  retryAfter(key: string): number {
    const window = this.current(key);
    return window && window.failed >= this.limit ? window.end - this.clock.elapsed() : 0;
  }

  begin(key: string): void {
    this.underway.set(key, (this.underway.get(key) ?? 0) + 1);
  }

  /** Each attempt that was begun ends once. */
  end(key: string, failed: boolean): void {
    const others = (this.underway.get(key) ?? 1) - 1;
    if (others > 0) this.underway.set(key, others);
    else this.underway.delete(key);
    if (failed) this.fail(key);
  }

  /** Others have counted too: what is known here is never less. */
  learn(key: string, { failed, left }: FailureCount): void {
    const window = this.current(key);
    if (window) window.failed = Math.max(window.failed, failed);
    else if (failed > 0 && left > 0) this.open(key, failed, left);
  }

  private fail(key: string): void {
    const window = this.current(key);
    if (window) window.failed += 1;
    else this.open(key, 1, this.window);
  }

  private open(key: string, failed: number, left: number): void {
    const now = this.clock.elapsed();
    for (const [oldest, { end }] of this.windows) {
      if (end > now && this.windows.size < this.keys) break;
      this.windows.delete(oldest);
    }
    this.windows.set(key, { failed, end: now + left });
  }

  private current(key: string): Window | undefined {
    const window = this.windows.get(key);
    if (!window || window.end > this.clock.elapsed()) return window;
    this.windows.delete(key);
    return undefined;
  }
}
