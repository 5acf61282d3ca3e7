import { signal } from '@preact/signals';
import { NoConnectionError } from '../../client.js';

/** Something that the agent has to be told, and why. */
export interface Notice {
  readonly id: number;
  /** what was asked for, where something was */
  readonly key: string | undefined;
  /** what was not done: a `ClientError`, or whatever else was thrown; or who was not reached */
  readonly error: unknown;
}

const KEPT = 3;

/** What the agent has asked for and is not answered yet, and what was refused. */
export class Doings {
  /** keys of what is under way: target and command */
  readonly pending = signal<ReadonlySet<string>>(new Set());
  readonly notices = signal<readonly Notice[]>([]);
  #notices = 0;

  /** @param reachable what is asked for without a connection is not kept: the call may be another one when there is one again */
  constructor(private readonly reachable: () => boolean = () => true) {}

  /** Does it once at a time for a key; a refusal becomes a notice, which goes when the same is done. @returns whether it was done */
  async run(key: string, work: () => Promise<unknown>): Promise<boolean> {
    if (this.pending.value.has(key)) return false;
    if (!this.reachable()) {
      this.failed(new NoConnectionError('there is none now'), key);
      return false;
    }
    this.pending.value = new Set([...this.pending.value, key]);
    try {
      await work();
      this.notices.value = this.notices.value.filter((notice) => notice.key !== key);
      return true;
    } catch (error) {
      this.failed(error, key);
      return false;
    } finally {
      this.pending.value = new Set([...this.pending.value].filter((other) => other !== key));
    }
  }

  failed(error: unknown, key?: string): void {
    this.#notices += 1;
    const others = this.notices.value.filter((notice) => key === undefined || notice.key !== key);
    this.notices.value = [...others, { id: this.#notices, key, error }].slice(-KEPT);
  }

  dismiss(id: number): void {
    this.notices.value = this.notices.value.filter((notice) => notice.id !== id);
  }

  clear(): void {
    this.notices.value = [];
  }
}
