import { Injectable, Logger } from '@nestjs/common';
import type { Happening } from './happening.js';

type Onlooker = (happening: Happening) => void;

/**
 * Tells those who only look on (log, audit, metrics) what happens. They are told at once, in order, and can neither hold anything up
 * nor be a reason why it fails.
 */
@Injectable()
export class Happenings {
  private readonly logger = new Logger(Happenings.name);
  private readonly onlookers = new Set<Onlooker>();
  /** those of whom it is said that they fail */
  private readonly failing = new WeakSet<Onlooker>();

  /** @returns what ends it */
  watch(onlooker: Onlooker): () => void {
    this.onlookers.add(onlooker);
    return () => this.onlookers.delete(onlooker);
  }

  tell(happening: Happening): void {
    for (const onlooker of this.onlookers) {
      try {
        onlooker(happening);
      } catch (error) {
        this.failed(onlooker, happening, error);
      }
    }
  }

  /** Said once of each: it may come with each event. */
  private failed(onlooker: Onlooker, { kind }: Happening, error: unknown): void {
    if (this.failing.has(onlooker)) return;
    this.failing.add(onlooker);
    this.logger.error(`${kind}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
