import { IsIn, IsOptional, Length } from 'class-validator';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevelName = (typeof LOG_LEVELS)[number];

export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

export const PERSONAL_DATA_MODES = ['show', 'hide', 'hash'] as const;
export type PersonalDataMode = (typeof PERSONAL_DATA_MODES)[number];

/** `log`: what the process writes about itself. */
export class LogConfig {
  /** the least important level that is still written */
  @IsIn(LOG_LEVELS) readonly level: LogLevelName = 'info';
  /** `json` for collectors, `text` for people; by default `json` in production, `text` otherwise */
  @IsIn(LOG_FORMATS) readonly format!: LogFormat;
  /** numbers, names, data of calls and what people have typed, also in the audit; by default `hide` in production, `show` otherwise */
  @IsIn(PERSONAL_DATA_MODES) readonly personalData!: PersonalDataMode;
  /** what `hash` makes pseudonyms with; without it every process has its own */
  @IsOptional() @Length(16, 1024) readonly personalDataKey?: string;
}
