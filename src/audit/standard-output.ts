import type { AuditOutput, AuditStanding } from './audit-output.js';

/** The audit between the lines of the log: what becomes of standard output becomes of both. */
export class StandardOutput implements AuditOutput {
  private written = 0;

  get standing(): AuditStanding {
    return { written: this.written, waiting: 0, lost: 0, untold: 0, fault: undefined };
  }

  write(line: string): void {
    this.written += 1;
    process.stdout.write(line);
  }

  reopen(): void {}

  async end(): Promise<void> {}
}
