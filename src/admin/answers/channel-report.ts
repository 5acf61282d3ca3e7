import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsISO8601, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { ID_PATTERN } from '../../protocol/id.js';
import {
  AGENT_STATES,
  CHANNEL_LOGINS,
  CHANNEL_TYPES,
  CONVERSATION_ROLES,
  CONVERSATION_STATES,
  INTERACTION_DIRECTIONS,
  INTERACTION_STATES,
  type AgentState,
  type ChannelLogin,
  type ChannelType,
  type ConversationRole,
  type ConversationState,
  type InteractionDirection,
  type InteractionState,
} from '../../protocol/objects/object-states.js';

/** A leg of the agent's. */
export class ConversationReport {
  @Matches(ID_PATTERN) readonly id!: string;
  @IsIn(CONVERSATION_ROLES) readonly role!: ConversationRole;
  @IsIn(CONVERSATION_STATES) readonly state!: ConversationState;
  /** ISO 8601: since when the state is what it is */
  @IsISO8601() readonly since!: string;
  @IsBoolean() readonly muted!: boolean;
}

/** A contact, without who it is with and what it is about. */
export class InteractionReport {
  @Matches(ID_PATTERN) readonly id!: string;
  /** id of the contact at the switch, the same for every agent who takes part */
  @IsString() readonly contact!: string;
  @IsIn(INTERACTION_DIRECTIONS) readonly direction!: InteractionDirection;
  @IsIn(INTERACTION_STATES) readonly state!: InteractionState;
  /** ISO 8601: since when the state is what it is */
  @IsISO8601() readonly since!: string;
  @IsOptional() @IsString() readonly queue?: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ConversationReport)
  readonly conversations!: readonly ConversationReport[];
}

/** A medium on which the agent works. */
export class ChannelReport {
  @Matches(ID_PATTERN) readonly id!: string;
  @IsIn(CHANNEL_TYPES) readonly type!: ChannelType;
  @IsIn(CHANNEL_LOGINS) readonly login!: ChannelLogin;
  @IsIn(AGENT_STATES) readonly agentState!: AgentState;
  /** ISO 8601: since when the agent state is what it is */
  @IsISO8601() readonly since!: string;
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => InteractionReport)
  readonly interactions!: readonly InteractionReport[];
}
