import { IsInt, IsISO8601, Min } from 'class-validator';

/** Up to which event an answer says how things stand. */
export class PositionAnswer {
  /** of the newest event that is in it */
  @IsInt() @Min(0) seq!: number;
  /** ISO 8601: the server's now */
  @IsISO8601() time!: string;
}
