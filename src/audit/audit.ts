import { Logger } from '@nestjs/common';
import type { Happening } from '../happenings/happening.js';
import type { Happenings } from '../happenings/happenings.js';
import { lineFields } from '../logging/line-fields.js';
import type { PersonalData } from '../logging/personal-data.js';
import type { Clock } from '../runtime/clock.js';
import { isoTime } from '../runtime/iso-time.js';
import { AgentNames } from '../retelling/agent-names.js';
import { RefusalLimit } from '../retelling/refusal-limit.js';
import { AuditFile } from './audit-file.js';
import type { AuditOutput, AuditStanding } from './audit-output.js';
import { auditRecord } from './audit-record.js';
import { StandardOutput } from './standard-output.js';

/** Of the form of the lines; another one when a reader would have to be changed. */
const VERSION = 1;
/** Milliseconds that the last lines may take. */
const LAST_LINES = 2_000;

/** Writes down who did what: lines that are numbered, and lost ones are told. */
export class Audit {
  private readonly logger = new Logger(Audit.name);
  private readonly output: AuditOutput;
  private readonly names: AgentNames;
  private readonly refusals: RefusalLimit;
  private readonly stop: () => void;
  private seq = 0;

  /** @param to `stdout` or the path of a file  @param instance id of this instance */
  constructor(
    to: string,
    private readonly instance: string,
    happenings: Happenings,
    private readonly personal: PersonalData,
    private readonly clock: Clock,
  ) {
    this.names = new AgentNames(personal);
    this.refusals = new RefusalLimit(clock, (code, more) => this.write({ kind: 'signin.more', code, more }));
    this.output = to === 'stdout' ? new StandardOutput() : new AuditFile(to, clock, this.owner());
    this.stop = happenings.watch((happening) => this.tell(happening));
    this.write({ kind: 'process.started' });
  }

  /** For those who measure. */
  get standing(): AuditStanding {
    return this.output.standing;
  }

  /** Somebody may have put another file in its place. */
  reopen(): void {
    this.output.reopen();
  }

  /** The last that is done: a file without this record is cut off. @param code of the process's exit */
  async end(code: number): Promise<void> {
    this.stop();
    this.refusals.end();
    this.write({ kind: 'process.ended', code });
    await this.output.end(LAST_LINES);
    const { waiting, untold } = this.output.standing;
    const lines = waiting + untold;
    if (lines > 0) this.logger.warn(`the process ends, and ${lines} lines of the audit are lost`, { lines });
  }

  private tell(happening: Happening): void {
    this.names.learn(happening);
    if (happening.kind === 'signin' && happening.outcome.result === 'failure') {
      if (!this.refusals.admits(happening.outcome.code)) return;
    }
    if (happening.kind === 'admin' && happening.action === 'enter' && !this.refusals.admits('admin')) return;
    if (happening.kind === 'lockout' && !this.refusals.admits('lockout')) return;
    const record = auditRecord(happening, this.names);
    if (record) this.write(record);
  }

  private write(record: Readonly<Record<string, unknown>>): void {
    this.output.write(this.line(record));
  }

  private line(record: Readonly<Record<string, unknown>>): string {
    this.seq += 1;
    const head = { v: VERSION, time: isoTime(this.clock.now()), instance: this.instance, seq: this.seq };
    return `${JSON.stringify({ ...head, ...lineFields(record, this.personal) })}\n`;
  }

  private owner() {
    return {
      failing: (reason: string) => this.logger.warn(`the audit cannot be written, its lines wait: ${reason}`),
      mended: () => this.logger.log('the audit is written again'),
      lost: (lines: number) => {
        this.logger.warn(`${lines} lines of the audit are lost`, { lines });
        return this.line({ kind: 'lost', lines });
      },
    };
  }
}
