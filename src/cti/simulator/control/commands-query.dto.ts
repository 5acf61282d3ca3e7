import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min } from 'class-validator';
import { ServiceQuery } from './service-query.dto.js';

/** Which of the commands that were carried out are asked for. */
export class CommandsQuery extends ServiceQuery {
  /** those with a number above this one; left out: all that are kept */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) after?: number;
}
