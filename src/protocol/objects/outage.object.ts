import { IsArray, IsISO8601, IsString } from 'class-validator';

/** What `session.degraded` tells beside the session. */
export class OutageObject {
  /** ISO 8601: since when the switch cannot be asked */
  @IsISO8601() since!: string;
  /** the commands that need it */
  @IsArray() @IsString({ each: true }) unavailable!: readonly string[];
}
