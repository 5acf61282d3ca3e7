import { IsIn, IsISO8601, IsOptional, IsString } from 'class-validator';
import { EntryObject } from './entry.object.js';
import { PRESENCES, type Presence } from './object-states.js';

/** A colleague. */
export class AgentEntryObject extends EntryObject {
  declare kind: 'agent';
  @IsOptional() @IsString() name?: string;
  /** what is dialled to reach the agent */
  @IsString() address!: string;
  @IsIn(PRESENCES) presence!: Presence;
  /** since when, as far as the service knows */
  @IsISO8601() since!: string;
}
