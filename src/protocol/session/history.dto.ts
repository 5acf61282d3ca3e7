import { IsInt, IsOptional, Min } from 'class-validator';

/** `session.history` */
export class HistoryData {
  /** how many at most, the newest; left out: all that are kept */
  @IsOptional() @IsInt() @Min(1) limit?: number;
}
