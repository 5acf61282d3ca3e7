import { Equals, IsIn, IsISO8601, IsOptional, IsString, Length } from 'class-validator';
import { EntryObject } from './entry.object.js';
import { PRESENCES, type Presence } from './object-states.js';

/** A colleague. */
export class AgentEntryObject extends EntryObject {
  @Equals('agent') declare kind: 'agent';
  @IsString() @Length(1) declare id: string;
  @IsOptional() @IsString() name?: string;
  /** what is dialled to reach the agent */
  @IsString() address!: string;
  @IsIn(PRESENCES) presence!: Presence;
  /** since when, as far as the service knows */
  @IsISO8601() since!: string;
}
