import type { Clock } from '../../runtime/clock.js';

/** How many answers of one session are kept at most. */
const KEPT = 1000;

/** Gives the first answer again to a command that is sent again: nothing is done twice. */
export class AnswerMemory<T> {
  private readonly answers = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();

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
    if (known && known.until > this.clock.now()) return known.answer;
    const answer = work();
    this.answers.delete(key);
    this.answers.set(key, { until: this.clock.now() + this.time, answer });
    this.forget();
    return answer;
  }

  private forget(): void {
    const now = this.clock.now();
    for (const [key, { until }] of this.answers) {
      if (until > now && this.answers.size <= KEPT) return;
      this.answers.delete(key);
    }
  }
}
