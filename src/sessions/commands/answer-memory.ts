import { RateLimitedError } from '../../errors/desktop-errors.js';
import type { Clock } from '../../runtime/clock.js';
import type { FairShare, Keeper } from '../bounds/fair-share.js';
import { memoryOf } from '../bounds/memory-of.js';
import { URGENT_COMMANDS } from '../table/command-rows.js';

/** How many answers of one session are kept at most. */
const KEPT = 1000;

/** How much memory they may take together, in bytes. The latest is kept whatever it has. */
const KEPT_BYTES = 1_048_576;

/** What an answer costs beside its text, in bytes. */
const ANSWER_COST = 256;

/** How many commands of one session may be at work, repeated ones included: each holds what it was asked with. */
const AT_WORK = 32;

/** Told to a client that has too much at work, in milliseconds. */
const RETRY_AFTER = 1_000;

interface Remembered {
  /** `Clock.elapsed` */
  readonly until: number;
  /** the answer as JSON: as an object it would take several times as much */
  readonly text: string;
  readonly cost: number;
}

/** Gives the first answer again to a command that is sent again: nothing is done twice. */
export class AnswerMemory<T> implements Keeper {
  /** in the order in which they were given */
  private readonly answers = new Map<string, Remembered>();
  private underWay: Map<string, Promise<T>> | undefined;
  private atWork = 0;
  private size = 0;

  /** @param share the bound of the answers of all sessions together */
  constructor(
    private readonly clock: Clock,
    /** milliseconds */
    private readonly time: number,
    private readonly share: FairShare,
  ) {}

  get bytes(): number {
    return this.size;
  }

  /**
   * @param id the client's own id of the command; without one every command is a new one
   * @throws RateLimitedError where too many are at work
   */
  async once(command: string, id: string | undefined, work: () => Promise<T>): Promise<T> {
    const key = id === undefined ? undefined : `${command} ${id}`;
    const known = key === undefined ? undefined : this.answers.get(key);
    if (known && known.until > this.clock.elapsed()) return JSON.parse(known.text) as T;
    if (this.atWork >= (URGENT_COMMANDS.has(command) ? 2 * AT_WORK : AT_WORK)) throw new RateLimitedError(RETRY_AFTER);
    this.atWork += 1;
    try {
      return await (key === undefined ? work() : this.first(key, work));
    } finally {
      this.atWork -= 1;
    }
  }

  dropOldest(): void {
    const [key] = this.answers.keys();
    if (key !== undefined) this.drop(key);
  }

  dropExpired(): void {
    const now = this.clock.elapsed();
    for (const [key, { until }] of this.answers) {
      if (until > now) return;
      this.drop(key);
    }
  }

  /** The session is over: nothing is remembered any more. */
  close(): void {
    for (const key of this.answers.keys()) this.drop(key);
  }

  private first(key: string, work: () => Promise<T>): Promise<T> {
    const same = this.underWay?.get(key);
    if (same) return same;
    const answer = work();
    this.underWay ??= new Map();
    this.underWay.set(key, answer);
    void this.rememberWhenDone(key, answer);
    return answer;
  }

  private async rememberWhenDone(key: string, answer: Promise<T>): Promise<void> {
    // What has failed is nothing to remember, and told to the one who waits for it.
    const given = await answer.then(
      (value) => ({ value }),
      () => undefined,
    );
    this.underWay?.delete(key);
    if (this.underWay?.size === 0) this.underWay = undefined;
    if (given) this.remember(key, given.value);
  }

  private remember(key: string, answer: T): void {
    const text = textOf(answer);
    if (text === undefined) return;
    const cost = ANSWER_COST + 2 * key.length + memoryOf(text);
    this.drop(key);
    this.answers.set(key, { until: this.clock.elapsed() + this.time, text, cost });
    this.resize(cost);
    this.dropExpired();
    while (this.answers.size > KEPT || (this.size > KEPT_BYTES && this.answers.size > 1)) this.dropOldest();
    this.share.settle();
  }

  private drop(key: string): void {
    const cost = this.answers.get(key)?.cost ?? 0;
    this.answers.delete(key);
    this.resize(-cost);
  }

  private resize(by: number): void {
    const before = this.size;
    this.size += by;
    this.share.resized(this, before);
  }
}

/** What cannot be written cannot be kept; whoever asked gets it all the same. */
function textOf(answer: unknown): string | undefined {
  try {
    return JSON.stringify(answer);
  } catch {
    return undefined;
  }
}
