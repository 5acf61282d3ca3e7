import { Type } from 'class-transformer';
import { IsArray, IsInt, IsISO8601, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Cause } from '../../protocol/cause.js';

/** What a session has told. */
export class EventReport {
  @IsInt() readonly seq!: number;
  @IsString() readonly name!: string;
  @IsString() readonly target!: string;
  @IsISO8601() readonly time!: string;
  @IsOptional() @ValidateNested() @Type(() => Cause) readonly cause?: Cause;
  /** the object as it was told: with `personal=yes` */
  @IsOptional() @IsObject() readonly data?: Readonly<Record<string, unknown>>;
}

/** The latest events of a session that its journal keeps, the newest last. */
export class EventsAnswer {
  @IsString() readonly session!: string;
  /** number of the newest event */
  @IsInt() readonly seq!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => EventReport) readonly events!: readonly EventReport[];
}
