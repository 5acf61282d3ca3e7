import type { Clock } from '../../../runtime/clock.js';
import { AmiTimeoutError } from '../ami/ami-error.js';
import type { AsteriskOptions } from '../asterisk.options.js';
import type { QueueWords } from './queue-entry.js';
import type { QueueNumbers } from './queue-numbers.js';

/** A dialplan tells nobody that it has changed: so long, in milliseconds, what was found in it will do. */
const AGE_MS = 300_000;

/** What queues are called, and under which numbers they are reached: by the options, or else by the dialplan. */
export class QueueWording {
  private readonly options: ReadonlyMap<string, QueueWords>;
  private numbers: ReadonlyMap<string, string> = new Map();
  private asked: ReadonlySet<string> = new Set();
  private askedAt = -Infinity;
  private learning: Promise<boolean> | undefined;

  constructor(
    { queues }: Pick<AsteriskOptions, 'queues'>,
    /** undefined: the dialplan is not asked */
    private readonly dialplan: QueueNumbers | undefined,
    private readonly clock: Clock,
  ) {
    this.options = new Map(queues.map(({ queue, name, number: address }) => [queue, { name, address } as QueueWords]));
  }

  of(queue: string): QueueWords {
    const { name, address = this.numbers.get(queue) } = this.options.get(queue) ?? {};
    return { ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) };
  }

  /**
   * Asks the dialplan for those that have no number, unless it was asked not long ago.
   * @returns whether something may be different
   * @throws as AMI does
   */
  learn(queues: Iterable<string>): Promise<boolean> {
    this.learning ??= this.ask([...queues]).finally(() => (this.learning = undefined));
    return this.learning;
  }

  private async ask(queues: readonly string[]): Promise<boolean> {
    const unknown = queues.filter((queue) => this.options.get(queue)?.address === undefined);
    const fresh = this.clock.elapsed() - this.askedAt < AGE_MS && unknown.every((queue) => this.asked.has(queue));
    if (!this.dialplan || fresh || unknown.length === 0) return false;
    // What fails is not tried again at once: the switch may be too slow for it.
    this.askedAt = this.clock.elapsed();
    this.asked = new Set(unknown);
    try {
      this.numbers = await this.dialplan.find(unknown);
    } catch (error) {
      // The next link has not been asked.
      if (!(error instanceof AmiTimeoutError)) this.askedAt = -Infinity;
      throw error;
    }
    return true;
  }
}
