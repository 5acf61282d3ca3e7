import type { CtiService } from '../cti/cti-service.js';
import type { InstanceDirectory } from '../instances/instance-directory.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import type { Clock, Timer } from '../runtime/clock.js';

/** Milliseconds between two looks at what is worth telling: thousands of clients may be told. */
const APART = 1_000;

/** Watches for services that are to be had elsewhere than before, or are otherwise there. A count alone is no news. */
export class InstanceNews {
  private readonly told = new Map<string, string>();
  private readonly stopListening: () => void;
  private looked = -APART;
  private timer: Timer | undefined;

  /**
   * @param services those that are watched, with the other instances that have them
   * @param tell called for each that has changed, once in a second at most
   */
  constructor(
    private readonly clock: Clock,
    directory: InstanceDirectory,
    private readonly services: () => Iterable<readonly [CtiService, readonly InstanceEntry[]]>,
    private readonly tell: (service: CtiService) => void,
  ) {
    this.stopListening = directory.onChange(() => this.soon());
  }

  stop(): void {
    this.stopListening();
    this.timer?.cancel();
  }

  private soon(): void {
    const wait = this.looked + APART - this.clock.elapsed();
    this.timer ??= this.clock.after(Math.max(0, wait), () => this.look());
  }

  private look(): void {
    this.timer = undefined;
    this.looked = this.clock.elapsed();
    for (const [service, others] of this.services()) {
      const now = JSON.stringify(others.map(({ id, url, status }) => [id, url, status]));
      if ((this.told.get(service.id) ?? '[]') === now) continue;
      this.told.set(service.id, now);
      this.tell(service);
    }
  }
}
