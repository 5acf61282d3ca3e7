import { stat } from 'node:fs/promises';
import type { Clock, Timer } from '../runtime/clock.js';

/**
 * Looks at files again and again. What the system tells of changes by itself ends with a file that is renamed, and says nothing of links
 * further up (as a mounted ConfigMap has) and of files of other machines; a look sees what is there, whoever put it there and how.
 */
export class FileWatch {
  private timer: Timer | undefined;
  private known: string | undefined;
  private seen: string | undefined;
  private ended = false;

  /**
   * @param every milliseconds between two looks
   * @param files may be others each time
   * @param changed called when they are otherwise than before, and were so at two looks: nobody is in the midst of writing
   */
  constructor(
    private readonly clock: Clock,
    private readonly every: number,
    private readonly files: () => readonly string[],
    private readonly changed: () => void,
  ) {}

  /** Settles when it knows what there is now. */
  async begin(): Promise<void> {
    this.known = await this.look();
    this.seen = this.known;
    this.later();
  }

  end(): void {
    this.ended = true;
    this.timer?.cancel();
  }

  private later(): void {
    if (!this.ended) this.timer = this.clock.after(this.every, () => void this.again());
  }

  private async again(): Promise<void> {
    const before = this.seen;
    this.seen = await this.look();
    if (!this.ended && this.seen === before && this.seen !== this.known) {
      this.known = this.seen;
      this.changed();
    }
    this.later();
  }

  /** What is there, in a form that is another one after any change. Never rejects. */
  private async look(): Promise<string> {
    return JSON.stringify(await Promise.all(this.files().map(async (file) => [file, await mark(file)])));
  }
}

/** The file that a path leads to, through whatever links, and when that was changed last. */
async function mark(file: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}
