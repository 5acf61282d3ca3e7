import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { ID_PATTERN } from '../id.js';
import { DeviceObject } from './device.object.js';
import type { AgentState, ChannelLogin, ChannelType } from './object-states.js';
import { AGENT_STATES, CHANNEL_LOGINS, CHANNEL_TYPES } from './object-states.js';
import { PendingObject } from './pending.object.js';

/** The whole public state of a channel: one medium on which an agent works, with its own availability. */
export class ChannelObject {
  @Matches(ID_PATTERN) id!: string;
  @IsIn(CHANNEL_TYPES) type!: ChannelType;
  /** the device or address at the CTI, e.g. an extension */
  @IsString() endpoint!: string;
  @IsIn(CHANNEL_LOGINS) login!: ChannelLogin;
  /** while a telephony channel is signed in */
  @IsOptional() @ValidateNested() @Type(() => DeviceObject) device?: DeviceObject;
  @IsIn(AGENT_STATES) agentState!: AgentState;
  /** why not ready */
  @IsOptional() @IsString() reason?: string;
  /** the state that follows the work in hand */
  @IsOptional() @ValidateNested() @Type(() => PendingObject) pending?: PendingObject;
  @IsOptional() @IsString({ each: true }) queues?: readonly string[];
  /** ISO 8601: since when `agentState` is what it is */
  @IsISO8601() since!: string;
  /** ISO 8601: when the work after contacts is completed without the agent, where the call model says so */
  @IsOptional() @IsISO8601() wrapUpEnds?: string;
  @IsInt() revision!: number;
  /** the commands that would be accepted now */
  @IsArray() @IsString({ each: true }) allowed!: readonly string[];
}
