import { Logger } from '@nestjs/common';
import type { CtiService } from '../../cti/cti-service.js';
import type { CtiDirectoryReport, CtiEntry, CtiEntryName } from '../../cti/port/cti-directory.js';
import type { Clock, Timer } from '../../runtime/clock.js';

const logger = new Logger('Directory');

const keyOf = (name: CtiEntryName) => (name.kind === 'agent' ? `agent ${name.address}` : `queue ${name.id}`);

/** Where the entries go; must not throw. */
export interface ProviderSink {
  /** @param entry undefined: there is none any more */
  provided(name: CtiEntryName, entry: CtiEntry | undefined): void;
}

/**
 * What the service's provider has of agents and queues: read when the link comes up, and watched from then on. What is told while
 * a reading travels is newer than that. While the link is down it stays as it was told last.
 */
export class ProviderEntries {
  private readonly known = new Map<string, CtiEntryName>();
  private watching = false;
  /** named since the reading under way was asked for */
  private meanwhile: Set<string> | undefined;
  /** counts the readings: what an earlier one finds is not wanted any more */
  private reading = 0;
  private retry: Timer | undefined;

  /** @param retryAfter milliseconds until a reading that failed is tried again */
  constructor(
    private readonly service: CtiService,
    private readonly sink: ProviderSink,
    private readonly clock: Clock,
    private readonly retryAfter: number,
  ) {}

  /** The link is up: everything is read. */
  linked(): void {
    if (this.service.provider.directory) void this.read();
  }

  stop(): void {
    this.retry?.cancel();
    this.reading += 1;
    this.service.provider.directory?.unwatch(this.listener);
  }

  private async read(): Promise<void> {
    this.retry?.cancel();
    this.reading += 1;
    const { reading } = this;
    const meanwhile = (this.meanwhile = new Set());
    try {
      const { directory } = this.service.provider;
      if (!this.watching) directory?.watch(this.listener);
      this.watching = true;
      const entries = (await directory?.list()) ?? [];
      if (reading !== this.reading) return;
      const gone = new Map(this.known);
      for (const entry of entries) {
        gone.delete(keyOf(entry));
        if (!meanwhile.has(keyOf(entry))) this.take(entry, entry);
      }
      for (const [key, name] of gone) if (!meanwhile.has(key)) this.take(name, undefined);
      this.meanwhile = undefined;
    } catch (error) {
      if (reading !== this.reading) return;
      logger.warn(`agents and queues cannot be read: ${String(error)}`, { service: this.service.id });
      this.retry = this.clock.after(this.retryAfter, () => this.service.inService && void this.read());
    }
  }

  private readonly listener = ({ entries = [], removed = [] }: CtiDirectoryReport): void => {
    try {
      // Somebody else may be where another one was.
      for (const name of removed) this.hear(name, undefined);
      for (const entry of entries) this.hear(entry, entry);
    } catch (error) {
      // What becomes of a report here must not harm the provider.
      logger.error(`what is told of agents and queues cannot be taken: ${String(error)}`, { service: this.service.id });
    }
  };

  private hear(name: CtiEntryName, entry: CtiEntry | undefined): void {
    this.meanwhile?.add(keyOf(name));
    this.take(name, entry);
  }

  private take(name: CtiEntryName, entry: CtiEntry | undefined): void {
    if (entry) this.known.set(keyOf(name), name);
    else this.known.delete(keyOf(name));
    this.sink.provided(name, entry);
  }
}
