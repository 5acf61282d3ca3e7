import { IsIn } from 'class-validator';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevelName = (typeof LOG_LEVELS)[number];

export const LOG_FORMATS = ['text', 'json'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** `log`: what the process writes about itself. */
export class LogConfig {
  /** the least important level that is still written */
  @IsIn(LOG_LEVELS) readonly level: LogLevelName = 'info';
  /** `json` for collectors, `text` for people; by default `json` in production, `text` otherwise */
  @IsIn(LOG_FORMATS) readonly format!: LogFormat;
}
