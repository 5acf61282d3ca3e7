import type { Clock, Timer } from '../../runtime/clock.js';
import type { ProviderGuard } from './provider-guard.js';

/** Time for a provider: what its timers throw is the provider's own, whoever else's timers fall due in the same turn. */
export class GuardedClock implements Clock {
  constructor(
    private readonly clock: Clock,
    private readonly guard: ProviderGuard,
  ) {}

  now(): number {
    return this.clock.now();
  }

  elapsed(): number {
    return this.clock.elapsed();
  }

  after(delay: number, action: () => void): Timer {
    return this.clock.after(delay, () => this.guard.quietly(action));
  }
}
