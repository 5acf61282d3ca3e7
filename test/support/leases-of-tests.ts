import type { Leases } from '../../src/sessions/store/leases.js';
import type { FakeClock } from './fake-clock.js';

/** Which instances there are in a test, as all of them see it. */
export class LeasesOfTests {
  private readonly ends = new Map<string, number>();
  private readonly stopping = new Set<string>();

  /** @param time of a lease, in milliseconds */
  constructor(
    private readonly clock: FakeClock,
    private readonly time = 3_000,
  ) {}

  of(self: string): Leases {
    const renew = () => this.ends.set(self, this.clock.elapsed() + this.time);
    const alive = (instance: string) => (this.ends.get(instance) ?? -1) > this.clock.elapsed();
    renew();
    return {
      self,
      holds: () => alive(self),
      onForgotten: () => () => undefined,
      renew: () => Promise.resolve(void renew()),
      alive: (instance) => Promise.resolve(alive(instance)),
      others: () => {
        const found = [...this.ends.keys()].some((one) => one !== self && alive(one) && !this.stopping.has(one));
        return Promise.resolve(() => found);
      },
    };
  }

  /** Says of an instance that it lives for as long as a test takes. */
  keep(instance: string): void {
    this.ends.set(instance, Infinity);
  }

  /** It says that it is about to end. */
  stops(instance: string): void {
    this.stopping.add(instance);
  }

  /** It says nothing any more: others know it for gone after the time of a lease. */
  silent(instance: string): void {
    this.ends.set(instance, this.clock.elapsed() + this.time);
  }
}
