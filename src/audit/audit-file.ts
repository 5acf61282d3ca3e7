import type { Clock, Timer } from '../runtime/clock.js';
import { AppendFile } from './append-file.js';
import type { AuditOutput, AuditStanding } from './audit-output.js';

/** Bytes that may wait while nothing can be written. */
const WAITING = 1_048_576;
/** Milliseconds until what has failed is tried again, and after which it is looked whether the file is still that of its name. */
const PAUSE = 1_000;

/** Told of what becomes of an audit's file. */
export interface AuditFileOwner {
  failing(reason: string): void;
  mended(): void;
  /** @returns the line that says so */
  lost(lines: number): string;
}

/** Appends line after line, in order. What cannot be written waits; what is more than may wait is counted, and told as a line. */
export class AuditFile implements AuditOutput {
  private readonly file: AppendFile;
  private readonly queue: Buffer[] = [];
  private bytes = 0;
  private written = 0;
  private lost = 0;
  private untold = 0;
  private fault: string | undefined;
  private working = Promise.resolve();
  /** what is written now finds whoever writes at work */
  private atWork = false;
  private timer: Timer | undefined;
  private lookedAt = -Infinity;

  constructor(
    path: string,
    private readonly clock: Clock,
    private readonly owner: AuditFileOwner,
  ) {
    this.file = new AppendFile(path);
  }

  get standing(): AuditStanding {
    const { written, queue, lost, untold, fault } = this;
    return { written, waiting: queue.length, lost, untold, fault };
  }

  write(text: string): void {
    const line = Buffer.from(text);
    if (this.untold > 0 || (this.bytes + line.length > WAITING && this.queue.length > 0)) {
      this.lost += 1;
      this.untold += 1;
    } else this.add(line);
    this.goOn();
  }

  reopen(): void {
    this.lookedAt = -Infinity;
  }

  async end(deadline: number): Promise<void> {
    let timer: Timer | undefined;
    const late = new Promise<void>((resolve) => (timer = this.clock.after(deadline, resolve)));
    await Promise.race([this.lastTry(), late]);
    timer?.cancel();
    this.rest();
  }

  private async lastTry(): Promise<void> {
    await this.working;
    this.rest();
    this.goOn();
    await this.working;
    await this.file.close().catch(() => undefined);
  }

  private rest(): void {
    this.timer?.cancel();
    this.timer = undefined;
  }

  private add(line: Buffer): void {
    this.queue.push(line);
    this.bytes += line.length;
  }

  private goOn(): void {
    if (this.atWork || this.timer) return;
    this.atWork = true;
    this.working = this.drain();
  }

  private async drain(): Promise<void> {
    try {
      for (let line = this.next(); line; line = this.next()) {
        await this.look();
        await this.file.append(line);
        this.queue.shift();
        this.bytes -= line.length;
        this.written += 1;
        if (this.fault !== undefined) this.mended();
      }
      // In the step that has found nothing: what comes after it begins anew.
      this.atWork = false;
    } catch (error) {
      this.atWork = false;
      this.failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** Where all that waited is written, how much did not wait. */
  private next(): Buffer | undefined {
    if (this.queue.length === 0 && this.untold > 0) {
      const lines = this.untold;
      this.untold = 0;
      this.add(Buffer.from(this.owner.lost(lines)));
    }
    return this.queue[0];
  }

  private async look(): Promise<void> {
    if (this.clock.elapsed() < this.lookedAt + PAUSE) return;
    this.lookedAt = this.clock.elapsed();
    await this.file.look();
  }

  private failed(reason: string): void {
    this.timer = this.clock.after(PAUSE, () => {
      this.timer = undefined;
      this.goOn();
    });
    if (this.fault === undefined) this.owner.failing(reason);
    this.fault = reason;
  }

  private mended(): void {
    this.fault = undefined;
    this.owner.mended();
  }
}
