import { IsOptional } from 'class-validator';
import { Milliseconds } from '../milliseconds.js';

/** `POST /simulator/restart` */
export class RestartBody {
  /** milliseconds until the switch is there again; default 0 */
  @IsOptional() @Milliseconds() delay?: number;
}
