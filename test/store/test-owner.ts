import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailableError } from '../../src/errors/operator-errors.js';
import type { Ownership, Saved, SessionStore } from '../../src/sessions/store/session-store.js';
import { adding, wholeOf } from '../support/store-bench.js';

const PAUSE_MS = 20;

/** Writes one event after the other, as an owner does: the whole where it is not sure of what the store has. */
export class TestOwner {
  /** number of the newest event that the store has acknowledged */
  acknowledged = 0;
  /** how often the store could not be asked, and how often it was behind */
  readonly failures = { unavailable: 0, behind: 0 };
  private sure = true;
  private stopping = false;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: SessionStore,
    readonly own: Ownership,
  ) {}

  /** Goes on until `stop()`. */
  start(): this {
    this.stopping = false;
    this.writing = this.goOn();
    return this;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.writing;
  }

  /** @returns what has become of the next event; undefined where nobody knows */
  async write(): Promise<Saved | undefined> {
    const { acknowledged } = this;
    const change = this.sure ? adding(acknowledged, 1) : wholeOf(acknowledged + 1);
    try {
      const saved = await this.store.save(this.own, change);
      this.sure = saved === 'saved';
      if (this.sure) this.acknowledged += 1;
      if (saved === 'behind') this.failures.behind += 1;
      return saved;
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      this.sure = false;
      this.failures.unavailable += 1;
      await pause(PAUSE_MS);
      return undefined;
    }
  }

  private async goOn(): Promise<void> {
    while (!this.stopping) if ((await this.write()) === 'fenced') throw new Error('somebody else has it');
  }
}
