import type { Clock, Timer } from '../../runtime/clock.js';
import type { CtiLink, CtiProviderListener } from '../port/cti-provider.js';

/** Milliseconds without a fault until a provider that has failed is believed again; doubled each time, up to the longest. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;
/** Milliseconds after which the next fault is a first one again. */
const FORGIVEN = 300_000;

/**
 * The link as the registry hears of it: what the provider tells, and down while the provider has failed. Once it has been
 * quiet for a while, what it told last counts again: everything is read anew then.
 */
export class ServiceLink {
  private listener: CtiProviderListener | undefined;
  private told: CtiLink | undefined;
  /** a start that came to nothing stands against what was told before it */
  private unstarted: CtiLink | undefined;
  private pause = FIRST_PAUSE;
  private back: Timer | undefined;
  private lastFault = -Infinity;

  constructor(private readonly clock: Clock) {}

  hear(listener: CtiProviderListener): void {
    this.listener = listener;
  }

  /** what the provider itself says */
  tell(link: CtiLink): void {
    this.told = link;
    this.unstarted = undefined;
    if (!this.back) this.listener?.link(link);
  }

  /** @param reason as of a failure */
  notStarted(reason: string): void {
    this.unstarted = { state: 'down', reason };
    if (!this.back) this.listener?.link(this.unstarted);
  }

  /** It has started after all. */
  started(): void {
    if (!this.unstarted) return;
    this.unstarted = undefined;
    if (!this.back) this.believe();
  }

  /** @param reason in words, for operators and desktops: never what the provider's code said */
  failed(reason: string): void {
    const now = this.clock.elapsed();
    // While it goes on it is one failure.
    if (!this.back)
      this.pause = now - this.lastFault > FORGIVEN ? FIRST_PAUSE : Math.min(this.pause * 2, LONGEST_PAUSE);
    this.lastFault = now;
    this.back?.cancel();
    this.back = this.clock.after(this.pause, () => this.believe());
    this.listener?.link({ state: 'down', reason });
  }

  /** Nothing more is told. */
  end(): void {
    this.back?.cancel();
    this.listener = undefined;
  }

  private believe(): void {
    this.back = undefined;
    this.listener?.link(
      this.unstarted ?? this.told ?? { state: 'starting', reason: 'the provider has not told of its link' },
    );
  }
}
