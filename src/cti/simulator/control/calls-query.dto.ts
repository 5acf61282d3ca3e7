import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';
import { ServiceQuery } from './service-query.dto.js';

/** Which calls are asked for: those that go on, and of those that are over the latest. */
export class CallsQuery extends ServiceQuery {
  /** how many of those that are over; left out: all that are known */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) ended?: number;
}
