import { RateLimitedError } from '../../errors/desktop-errors.js';
import { CtiTimeoutError } from '../../errors/switch-errors.js';
import type { Clock } from '../../runtime/clock.js';
import { fromWall, toWall } from '../../runtime/wall-clock.js';
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
  /** the answer as JSON: as an object it would take several times as much; undefined where nobody knows it */
  readonly text: string | undefined;
  readonly cost: number;
}

/** What another process has to know of a command by its name and id: its answer, or that it was begun. */
export type KeptAnswer =
  'begun' | { readonly text: string; /** milliseconds since the epoch */ readonly until: number };

/** Hears of every command whose kept answer may be another one now; must not throw. */
export type AnswerWatcher = (key: string) => void;

/** Gives the first answer again to a command that is sent again: nothing is done twice. */
export class AnswerMemory<T> implements Keeper {
  /** in the order in which they were given */
  private readonly answers = new Map<string, Remembered>();
  /** undefined for the moment of its beginning */
  private underWay: Map<string, Promise<T> | undefined> | undefined;
  private atWork = 0;
  private size = 0;
  watcher: AnswerWatcher | undefined;

  /** @param share the bound of the answers of all sessions together */
  constructor(
    private readonly clock: Clock,
    /** milliseconds */
    private readonly time: number,
    private readonly share: FairShare,
    /** whether it is an answer that stays so */
    private readonly lasts: (answer: T) => boolean = () => true,
  ) {}

  get bytes(): number {
    return this.size;
  }

  /**
   * @param id the client's own id of the command; without one every command is a new one
   * @throws RateLimitedError where too many are at work, CtiTimeoutError for one that was begun elsewhere and whose answer nobody knows
   */
  async once(command: string, id: string | undefined, work: () => Promise<T>): Promise<T> {
    const key = id === undefined ? undefined : `${command} ${id}`;
    const known = key === undefined ? undefined : this.answers.get(key);
    if (known && known.until > this.clock.elapsed()) {
      if (known.text === undefined) throw new CtiTimeoutError('begun before the session was taken over');
      return JSON.parse(known.text) as T;
    }
    if (this.atWork >= (URGENT_COMMANDS.has(command) ? 2 * AT_WORK : AT_WORK)) throw new RateLimitedError(RETRY_AFTER);
    this.atWork += 1;
    try {
      return await (key === undefined ? work() : this.first(key, work));
    } finally {
      this.atWork -= 1;
    }
  }

  /** What there is to know of a command; undefined where there is nothing. */
  kept(key: string): KeptAnswer | undefined {
    if (this.underWay?.has(key)) return 'begun';
    const known = this.answers.get(key);
    if (!known) return undefined;
    return known.text === undefined ? 'begun' : { text: known.text, until: toWall(this.clock, known.until) };
  }

  /** Of which commands there is something to know. */
  keys(): readonly string[] {
    return [...this.answers.keys(), ...(this.underWay?.keys() ?? [])];
  }

  /** Goes on with what another one had: what was begun there is not done again. */
  restore(answers: ReadonlyMap<string, KeptAnswer>): void {
    const latest = this.clock.elapsed() + this.time;
    const known = [...answers].map(([key, one]) =>
      one === 'begun'
        ? { key, text: undefined, until: latest }
        : { key, text: one.text, until: Math.min(latest, fromWall(this.clock, one.until)) },
    );
    for (const { key, text, until } of known.toSorted((a, b) => a.until - b.until)) this.keep(key, text, until);
  }

  /** whether a command is at work */
  get busy(): boolean {
    return this.atWork > 0;
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
    this.underWay ??= new Map();
    this.underWay.set(key, undefined);
    // Told before it is begun, and known by then: it may be written down first.
    this.watcher?.(key);
    const answer = work();
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
    if (given && this.lasts(given.value)) this.remember(key, given.value);
    this.watcher?.(key);
  }

  private remember(key: string, answer: T): void {
    const text = textOf(answer);
    if (text === undefined) return;
    this.keep(key, text, this.clock.elapsed() + this.time);
  }

  private keep(key: string, text: string | undefined, until: number): void {
    const cost = ANSWER_COST + 2 * key.length + memoryOf(text ?? '');
    this.drop(key);
    this.answers.set(key, { until, text, cost });
    this.resize(cost);
    this.dropExpired();
    while (this.answers.size > KEPT || (this.size > KEPT_BYTES && this.answers.size > 1)) this.dropOldest();
    this.share.settle();
  }

  private drop(key: string): void {
    const known = this.answers.get(key);
    if (!known) return;
    this.answers.delete(key);
    this.resize(-known.cost);
    this.watcher?.(key);
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
