import { IsNotEmpty, IsString } from 'class-validator';

/** `audit`: who did what, as a stream of its own. */
export class AuditConfig {
  /** `off`, `stdout`, or the path of a file that is appended to */
  @IsNotEmpty() @IsString() readonly to: string = 'off';
}
