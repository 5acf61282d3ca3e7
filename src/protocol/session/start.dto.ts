import { IsOptional, Matches } from 'class-validator';
import { ID_PATTERN } from '../id.js';

/** `session.start` */
export class StartData {
  /** the device to work on, where it is not the agent's own */
  @IsOptional() @Matches(ID_PATTERN, { message: 'extension is an id' }) extension?: string;
}
