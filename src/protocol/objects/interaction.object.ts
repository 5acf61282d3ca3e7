import { Type } from 'class-transformer';
import {
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  Validate,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ID_PATTERN } from '../id.js';
import { IsInteractionData } from '../session/interaction-data.constraint.js';
import { AddressObject } from './address.object.js';
import type {
  ChannelType,
  InteractionData,
  InteractionDirection,
  InteractionState,
  RecordingState,
} from './object-states.js';
import { CHANNEL_TYPES, INTERACTION_DIRECTIONS, INTERACTION_STATES, RECORDING_STATES } from './object-states.js';
import { OriginObject } from './origin.object.js';
import { RecordingObject } from './recording.object.js';
import { TimesObject } from './times.object.js';

/** The whole public state of an interaction: one customer contact as the agent lives it, whatever legs it has. */
export class InteractionObject {
  @Matches(ID_PATTERN) id!: string;
  @IsIn(CHANNEL_TYPES) type!: ChannelType;
  /** id of the contact at the switch: the same for every agent who takes part, from the first ring to the last leg */
  @IsString() contact!: string;
  @IsIn(INTERACTION_DIRECTIONS) direction!: InteractionDirection;
  @IsIn(INTERACTION_STATES) state!: InteractionState;
  /** ISO 8601: since when `state` is what it is */
  @IsISO8601() since!: string;
  @ValidateNested() @Type(() => TimesObject) times!: TimesObject;
  /** ISO 8601: when it stops ringing, where the switch tells */
  @IsOptional() @IsISO8601() ringEnds?: string;
  /** number or address of the one who called */
  @IsString() from!: string;
  /** number or address that was called */
  @IsString() to!: string;
  @IsOptional() @IsString() queue?: string;
  /** the party outside that the contact is with, whoever is in the agent's own leg of it */
  @IsOptional() @ValidateNested() @Type(() => AddressObject) customer?: AddressObject;
  @ValidateNested() @Type(() => OriginObject) origin!: OriginObject;
  /** in the events that add it or change its data, and in the tree of a session; left out in others */
  @IsOptional() @Validate(IsInteractionData) data?: InteractionData;
  @IsIn(RECORDING_STATES) recording!: RecordingState;
  /** of the whole contact, in the order in which they began; left out where there are none */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RecordingObject)
  recordings?: readonly RecordingObject[];
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
