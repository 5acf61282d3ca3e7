import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PersonalQuery } from './personal.query.js';

export class EventsQuery extends PersonalQuery {
  /** how many at most */
  @IsOptional() @Type(() => Number) @Max(500) @Min(1) @IsInt() readonly limit: number = 50;
}
