import { IsIn } from 'class-validator';
import { LOG_LEVELS, type LogLevelName } from '../../config/log.config.js';

/** The least important level that is written. */
export class LogLevelAnswer {
  @IsIn(LOG_LEVELS) readonly level!: LogLevelName;
}
