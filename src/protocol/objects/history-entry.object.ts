import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { AddressObject } from './address.object.js';
import { HistoryEndObject } from './history-end.object.js';
import { CHANNEL_TYPES, INTERACTION_DIRECTIONS, type ChannelType, type InteractionDirection } from './object-states.js';
import { OriginObject } from './origin.object.js';
import { TimesObject } from './times.object.js';

/** One ended contact of an agent: what the interaction was when it ended. */
export class HistoryEntryObject {
  /** its target, in the session that it was in */
  @IsString() interaction!: string;
  @IsIn(CHANNEL_TYPES) type!: ChannelType;
  @IsString() contact!: string;
  @IsIn(INTERACTION_DIRECTIONS) direction!: InteractionDirection;
  @IsString() from!: string;
  @IsString() to!: string;
  @IsOptional() @IsString() queue?: string;
  @IsOptional() @ValidateNested() @Type(() => AddressObject) customer?: AddressObject;
  @ValidateNested() @Type(() => OriginObject) origin!: OriginObject;
  @ValidateNested() @Type(() => TimesObject) times!: TimesObject;
  @ValidateNested() @Type(() => HistoryEndObject) end!: HistoryEndObject;
  @IsOptional() @IsString() disposition?: string;
}
