import { Logger } from '@nestjs/common';
import type { Timer } from '../../../runtime/clock.js';
import type { CallWorld } from './call-world.js';

const BEATS = 3;

interface Seen {
  readonly value: string;
  /** milliseconds of the monotonic clock */
  readonly at: number;
}

/**
 * What tells the processes at one switch that each of them lives: a mark in Asterisk's database that changes several times
 * within `timeouts.confirm`. Who has not changed it for so long is taken for dead.
 */
export class LifeSigns {
  private readonly log = new Logger('AsteriskCalls');
  private readonly seen = new Map<string, Seen>();
  private timer: Timer | undefined;
  private count = 0;

  /** @param beaten called after each look at the others */
  constructor(
    private readonly world: CallWorld,
    private readonly beaten: () => void,
  ) {}

  start(): void {
    this.stop();
    this.beat();
  }

  stop(): void {
    this.timer?.cancel();
    this.timer = undefined;
    this.seen.clear();
  }

  /** This process goes: others need not wait for its next sign. */
  async farewell(): Promise<void> {
    this.stop();
    await this.world.pbx.removeEntry(this.family, this.world.application);
  }

  /** true where that process has not been seen to live for long enough */
  isDead(application: string): boolean {
    const seen = this.seen.get(application);
    return seen !== undefined && this.world.clock.elapsed() - seen.at >= this.world.options.timeouts.confirm;
  }

  /** Looks after those whom calls name as their owners. */
  async look(owners: readonly string[]): Promise<void> {
    const entries = await this.world.pbx.entries(this.family);
    const values = new Map(entries.map((item) => [item.text('Key').split('/').at(-1), item.text('Val')]));
    const now = this.world.clock.elapsed();
    for (const owner of new Set(owners)) {
      const value = values.get(owner);
      const { confirm } = this.world.options.timeouts;
      // Who has taken its mark away is gone.
      if (value === undefined) this.seen.set(owner, { value: '', at: now - confirm });
      else if (this.seen.get(owner)?.value !== value) this.seen.set(owner, { value, at: now });
    }
  }

  private get family(): string {
    return `${this.world.options.application}/alive`;
  }

  private beat(): void {
    const { clock, options, pbx, application, book } = this.world;
    this.timer = clock.after(options.timeouts.confirm / BEATS, () => this.beat());
    const foreign = book.all.map(({ owner }) => owner).filter((owner) => owner !== application);
    const work = async () => {
      await pbx.putEntry(this.family, application, String(++this.count));
      if (foreign.length === 0) return;
      await this.look(foreign);
      this.beaten();
    };
    work().catch((error: unknown) => this.log.debug(`life sign: ${String(error)}`));
  }
}
