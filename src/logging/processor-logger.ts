import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { LogConfig, LogLevelName } from '../config/log.config.js';
import { currentTrace } from '../tracing/current-trace.js';
import { subjectNow } from '../tracing/subject.js';
import { SystemClock } from '../runtime/system-clock.js';
import { escapeControls } from './escape-controls.js';
import { fieldsText } from './field-text.js';
import { LEVEL_NAMES, WRITTEN_LEVELS } from './log-levels.js';
import { lineFields } from './line-fields.js';
import { PersonalData } from './personal-data.js';
import { REDACTED_KEYS } from './redacted-keys.js';

export type LogStream = 'stdout' | 'stderr';

type Settings = Pick<LogConfig, 'level' | 'format'> & Partial<Pick<LogConfig, 'personalData' | 'personalDataKey'>>;

const CLOCK = new SystemClock();
const INDENT = '    ';

/**
 * The process's log: one line for each entry; errors and fatal errors on standard error, the rest on standard output.
 * `json`: `{ time, level, pid, message, context?, stack?, error?, …fields }`. `text`: time, level, context, message, fields as
 * `name=value`; stacks follow as indented lines. The fields are those of an object beside the message, what is in its `personal` as
 * `log.personalData` has it, `trace` while a command is at work, and whom and what is worked for, where that is known.
 */
export class ProcessorLogger extends ConsoleLogger {
  readonly personal: PersonalData;
  private current: LogLevelName;

  constructor({ level, format, personalData = 'hide', personalDataKey }: Settings) {
    super({
      logLevels: [...WRITTEN_LEVELS[level]],
      json: format === 'json',
      colors: false,
      flattenParams: true,
      compact: true,
      breakLength: Infinity,
      redact: [...REDACTED_KEYS],
    });
    this.personal = new PersonalData(personalData, personalDataKey);
    this.current = level;
  }

  /** The least important level that is written. */
  get level(): LogLevelName {
    return this.current;
  }

  /** From now on that is the least important level that is written. */
  setLevel(level: LogLevelName): void {
    this.current = level;
    this.setLogLevels([...WRITTEN_LEVELS[level]]);
  }

  override error(message: unknown, ...rest: unknown[]): void {
    // Nest logs what stops it from being built, whole, and then throws it: whoever builds it tells it once, in its words.
    if (rest.at(-1) !== 'ExceptionHandler') super.error(message, ...rest);
  }

  /** Says on that stream how much could not be written to it, whatever the level. */
  lost(stream: LogStream, lines: number): void {
    this.printMessages([`${lines} lines lost: the log could not be written`], 'Log', 'warn', stream);
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    level?: LogLevel,
    stream?: LogStream,
    stack?: unknown,
    given: Record<string, unknown> = {},
  ): void {
    const fields = lineFields({ ...subjectNow(), trace: currentTrace()?.id, ...given }, this.personal);
    const told = Object.keys(fields).length > 0 ? { ...fields } : undefined;
    super.printMessages(messages, context, level, stream, stack, told);
  }

  protected override stringifyJsonLogObject(entry: Record<string, unknown>): string {
    const { timestamp, level, ...rest } = entry;
    const own = { time: new Date(Number(timestamp)).toISOString(), level: LEVEL_NAMES[level as LogLevel] };
    return super.stringifyJsonLogObject({ ...own, ...rest, ...own });
  }

  protected override formatMessage(
    level: LogLevel,
    message: unknown,
    _pid: string,
    _level: string,
    context: string,
    _difference: string,
    params?: Record<string, unknown>,
  ): string {
    const head = `${new Date(CLOCK.now()).toISOString()} ${LEVEL_NAMES[level].toUpperCase().padEnd(5)} ${escapeControls(context)}`;
    const tail = params ? ` ${this.stringifyParams(params)}` : '';
    return `${head}${this.stringifyMessage(message, level)}${tail}\n`;
  }

  protected override stringifyMessage(message: unknown, level: LogLevel): string {
    const resolved = this.resolveMessage(message);
    if (typeof resolved === 'string') return escapeControls(resolved);
    return indented(super.stringifyMessage(resolved, level));
  }

  protected override stringifyParams(params: Record<string, unknown>): string {
    return fieldsText(params);
  }

  protected override printStackTrace(stack: unknown): void {
    if (typeof stack !== 'string' || stack === '' || this.options.json) return;
    process.stderr.write(`${INDENT}${indented(stack)}\n`);
  }
}

/** Keeps the lines, as a continuation of the entry; all else that could steer a terminal is escaped. */
function indented(text: string): string {
  return text.split('\n').map(escapeControls).join(`\n${INDENT}`);
}
