import { IsInt, IsISO8601, IsOptional, IsString, Min } from 'class-validator';
import { EntryObject } from './entry.object.js';

/** A queue of the switch. */
export class QueueEntryObject extends EntryObject {
  declare kind: 'queue';
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
