import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { SessionReport } from './session-report.js';

/** Sessions of the instance that answers, by id. */
export class SessionsAnswer {
  /** id of the instance */
  @IsString() readonly instance!: string;
  /** how many there are of those that are asked for, on all pages */
  @IsInt() readonly total!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => SessionReport) readonly sessions!: readonly SessionReport[];
  /** `after` of the next page; left out on the last one */
  @IsOptional() @IsString() readonly next?: string;
}
