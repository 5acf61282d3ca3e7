import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsString, Matches, ValidateNested } from 'class-validator';
import { ID_PATTERN } from '../id.js';
import type { ConversationRole, ConversationState } from './object-states.js';
import { CONVERSATION_ROLES, CONVERSATION_STATES } from './object-states.js';
import { PartyObject } from './party.object.js';

/** The whole public state of a conversation: one leg of the agent's, with whom it is shared. */
export class ConversationObject {
  @Matches(ID_PATTERN) id!: string;
  @IsIn(CONVERSATION_ROLES) role!: ConversationRole;
  @IsIn(CONVERSATION_STATES) state!: ConversationState;
  /** ISO 8601: since when `state` is what it is */
  @IsISO8601() since!: string;
  /** true while the others do not hear the agent */
  @IsBoolean() muted!: boolean;
  @IsArray() @ValidateNested({ each: true }) @Type(() => PartyObject) parties!: readonly PartyObject[];
  @IsInt() revision!: number;
  /** the commands that would be accepted now */
  @IsArray() @IsString({ each: true }) allowed!: readonly string[];
}
