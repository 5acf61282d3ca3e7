import type { CtiReport } from '../cti/port/cti-facts.js';
import type { ToldSince } from './reconcile/told-since.js';

/** How many reports and objects are kept of one reading; beyond that it says nothing any more. */
const MOST = 1_000;

/** What came while one reading travelled. */
export class Meanwhile implements ToldSince {
  readonly channels = new Set<string>();
  readonly interactions = new Set<string>();
  private readonly kept: CtiReport[] = [];
  private noted = false;
  private over = false;

  /** reports that could not be compared with anything yet, in their order */
  get held(): readonly CtiReport[] {
    return this.kept;
  }

  /** true where nothing came: the reading is newer than all that is known */
  get quiet(): boolean {
    return !this.noted;
  }

  /** true where more came than can be kept */
  get tooMuch(): boolean {
    return this.over;
  }

  /** To be taken on top of the reading. */
  hold(report: CtiReport): void {
    this.noted = true;
    if (this.hasRoom()) this.kept.push(report);
  }

  /**
   * The report has become what is known.
   * @param refused interactions of it that have not: late news are no newer than a reading
   */
  tell(report: CtiReport, refused: readonly string[]): void {
    this.noted = true;
    for (const { id } of report.channels ?? []) this.tellChannel(id);
    for (const { id } of report.interactions ?? []) {
      if (!refused.includes(id) && this.hasRoom()) this.interactions.add(id);
    }
  }

  /** What came could not be taken. */
  doubt(): void {
    this.noted = true;
  }

  /** What is known of the channel is news: that it is as it is, or that it is gone. */
  tellChannel(id: string): void {
    this.noted = true;
    if (this.hasRoom()) this.channels.add(id);
  }

  private hasRoom(): boolean {
    this.over ||= this.kept.length + this.channels.size + this.interactions.size >= MOST;
    return !this.over;
  }
}
