import type { LogLevel } from '@nestjs/common';
import type { LogLevelName } from '../config/log.config.js';

/** The levels of Nest that are written at each level of ours. */
export const WRITTEN_LEVELS: Readonly<Record<LogLevelName, readonly LogLevel[]>> = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'],
};

/** What each level of Nest is called in an entry. */
export const LEVEL_NAMES: Readonly<Record<LogLevel, string>> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  log: 'info',
  debug: 'debug',
  verbose: 'debug',
};
