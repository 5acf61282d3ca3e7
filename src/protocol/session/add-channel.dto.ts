import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsObject, ValidateNested } from 'class-validator';
import { CHANNEL_TYPES, type ChannelType } from '../objects/object-states.js';
import { ShortText } from '../short-text.js';

export class NewChannel {
  @ShortText(128) endpoint!: string;
  @IsIn(CHANNEL_TYPES) type!: ChannelType;
}

/** `session.addchannel` */
export class AddChannelData {
  @IsDefined() @IsObject() @ValidateNested() @Type(() => NewChannel) channel!: NewChannel;
}
