import { IsOptional, IsString } from 'class-validator';

/** The query of every request. */
export class ServiceQuery {
  /** which simulator; left out: the first */
  @IsOptional() @IsString() service?: string;
}
