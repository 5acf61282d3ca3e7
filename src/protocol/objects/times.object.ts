import { IsISO8601, IsOptional } from 'class-validator';

/** When an interaction came about and what became of it, as the switch has it; ISO 8601. */
export class TimesObject {
  /** it began to ring, or the agent dialled */
  @IsISO8601() created!: string;
  /** the agent and the other side were joined for the first time */
  @IsOptional() @IsISO8601() answered?: string;
  /** no conversation was left */
  @IsOptional() @IsISO8601() ended?: string;
}
