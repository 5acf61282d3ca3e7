import { Type } from 'class-transformer';
import { IsArray, IsIn, IsString, ValidateNested } from 'class-validator';
import { CHANNEL_TYPES, type ChannelType } from '../objects/object-states.js';

/** A call model as a desktop sees it before sign-in. */
export class CallModelEntry {
  @IsString() readonly name!: string;
  @IsArray() @IsIn(CHANNEL_TYPES, { each: true }) readonly channelTypes!: readonly ChannelType[];
}

/** What can be done there, as data, so that a desktop can be drawn before sign-in. */
export class ServiceCapabilities {
  @IsArray() @IsString({ each: true }) readonly commands!: readonly string[];
  @IsArray() @ValidateNested({ each: true }) @Type(() => CallModelEntry) readonly models!: readonly CallModelEntry[];
}
