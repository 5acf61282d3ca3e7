import { Equals, IsInt, IsISO8601, IsOptional, IsString, Length, Min } from 'class-validator';
import { EntryObject } from './entry.object.js';

/** A queue of the switch. */
export class QueueEntryObject extends EntryObject {
  @Equals('queue') declare kind: 'queue';
  @IsString() @Length(1) declare id: string;
  @IsOptional() @IsString() name?: string;
  /** what is dialled to reach it; left out where that cannot be */
  @IsOptional() @IsString() address?: string;
  /** callers whom nobody has answered */
  @IsInt() @Min(0) waiting!: number;
  /** since when the one waits who has waited longest */
  @IsOptional() @IsISO8601() waitingSince?: string;
  /** agents to whom it would offer a call now */
  @IsInt() @Min(0) ready!: number;
}
