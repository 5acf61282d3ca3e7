import type { Clock } from '../../runtime/clock.js';

/** How many answers of one session are kept at most. */
const KEPT = 1000;

/** How much text they may have together, in characters of JSON. The latest is kept whatever it has. */
const KEPT_TEXT = 1_048_576;

interface Remembered<T> {
  readonly until: number;
  readonly answer: Promise<T>;
  /** not known while the command is at work */
  size: number;
}

/** Gives the first answer again to a command that is sent again: nothing is done twice. */
export class AnswerMemory<T> {
  private readonly answers = new Map<string, Remembered<T>>();
  private size = 0;

  constructor(
    private readonly clock: Clock,
    /** milliseconds */
    private readonly time: number,
  ) {}

  /** @param id the client's own id of the command; without one every command is a new one */
  once(command: string, id: string | undefined, work: () => Promise<T>): Promise<T> {
    if (id === undefined) return work();
    const key = `${command} ${id}`;
    const known = this.answers.get(key);
    if (known && known.until > this.clock.elapsed()) return known.answer;
    this.drop(key);
    const remembered: Remembered<T> = { until: this.clock.elapsed() + this.time, answer: work(), size: 0 };
    this.answers.set(key, remembered);
    this.forget();
    void this.weigh(key, remembered);
    return remembered.answer;
  }

  private async weigh(key: string, remembered: Remembered<T>): Promise<void> {
    try {
      const size = JSON.stringify(await remembered.answer).length;
      if (this.answers.get(key) !== remembered) return;
      remembered.size = size;
      this.size += size;
      this.forget();
    } catch {
      // What cannot be weighed cannot be kept; whoever asked gets it all the same.
      if (this.answers.get(key) === remembered) this.drop(key);
    }
  }

  private forget(): void {
    const now = this.clock.elapsed();
    for (const [key, { until }] of this.answers) {
      const room = this.answers.size <= KEPT && (this.size <= KEPT_TEXT || this.answers.size === 1);
      if (until > now && room) return;
      this.drop(key);
    }
  }

  private drop(key: string): void {
    this.size -= this.answers.get(key)?.size ?? 0;
    this.answers.delete(key);
  }
}
