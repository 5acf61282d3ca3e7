import { RECORDINGS_KEPT } from '../../port/recordings-kept.js';

interface RecordedFile {
  /** greater than those of all that had begun before */
  readonly order: number;
  readonly runs: boolean;
}

/** The files that one channel has been recorded to, by name, in the order in which they began. */
export class RecordedFiles {
  private readonly files = new Map<string, RecordedFile>();

  constructor(private readonly nextOrder: () => number) {}

  get all(): Iterable<readonly [string, RecordedFile]> {
    return this.files;
  }

  get isEmpty(): boolean {
    return this.files.size === 0;
  }

  /** One that goes on in the same file keeps its place. */
  set(name: string, runs: boolean): void {
    this.files.set(name, { order: this.files.get(name)?.order ?? this.nextOrder(), runs });
    const [oldest] = this.files.keys();
    if (oldest !== undefined && this.files.size > RECORDINGS_KEPT) this.files.delete(oldest);
  }

  stop(name: string): void {
    if (this.files.has(name)) this.set(name, false);
  }

  stopAll(): void {
    for (const name of this.files.keys()) this.set(name, false);
  }

  /**
   * No more than so many run beside that one of the agent's.
   * @param over which are taken to be over, where nobody says: Asterisk ends the newest first
   */
  keep(count: number, own: string, over: 'newest' | 'oldest'): void {
    const running = [...this.files].filter(([name, { runs }]) => runs && name !== own).map(([name]) => name);
    const gone = Math.max(0, running.length - count);
    for (const name of over === 'oldest' ? running.slice(0, gone) : running.slice(running.length - gone))
      this.stop(name);
  }
}
