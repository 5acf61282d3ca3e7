import { IsArray, IsDefined, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, ValidateIf } from 'class-validator';
import { ID_PATTERN } from '../id.js';
import type {
  ChannelType,
  InteractionData,
  InteractionDirection,
  InteractionState,
  RecordingState,
} from './object-states.js';
import { CHANNEL_TYPES, INTERACTION_DIRECTIONS, INTERACTION_STATES, RECORDING_STATES } from './object-states.js';

/** The whole public state of an interaction: one customer contact as the agent lives it, whatever legs it has. */
export class InteractionObject {
  @Matches(ID_PATTERN) id!: string;
  @IsIn(CHANNEL_TYPES) type!: ChannelType;
  @IsIn(INTERACTION_DIRECTIONS) direction!: InteractionDirection;
  @IsIn(INTERACTION_STATES) state!: InteractionState;
  /** number or address of the one who called */
  @IsString() from!: string;
  /** number or address that was called */
  @IsString() to!: string;
  @IsOptional() @IsString() queue?: string;
  /** in the events that add it or change its data, and in the tree of a session; left out in others */
  @IsOptional() @IsObject() data?: InteractionData;
  @IsIn(RECORDING_STATES) recording!: RecordingState;
  /** id of the conversation it stands on: the primary one while it lives, then the consultation; null after the end */
  @IsDefined({ always: true })
  @ValidateIf((_, value) => value !== null)
  @Matches(ID_PATTERN)
  focus!: string | null;
  /** what the agent said of it at its completion */
  @IsOptional() @IsString() disposition?: string;
  @IsInt() revision!: number;
  /** the commands that would be accepted now */
  @IsArray() @IsString({ each: true }) allowed!: readonly string[];
}
