import { IsIn } from 'class-validator';
import { LOG_LEVELS, type LogLevelName } from '../../config/log.config.js';

/** What is to be written from now on. */
export class LogLevelBody {
  @IsIn(LOG_LEVELS) readonly level!: LogLevelName;
}
