import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { IceServerObject } from './ice-server.object.js';

/** Where a telephone in the browser registers, and as whom. */
export class PhoneObject {
  /** the switch's WebSocket: `ws://…` or `wss://…` */
  @Matches(/^wss?:\/\//) url!: string;
  /** what is registered: `sip:1001@pbx.example.com` */
  @Matches(/^sips?:/) address!: string;
  /** of the SIP account, for its authorisation */
  @IsString() user!: string;
  /** left out: the agent types it */
  @IsOptional() @IsString() password?: string;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => IceServerObject) iceServers?: IceServerObject[];
}
