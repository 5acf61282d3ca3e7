import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsString, Length, Matches } from 'class-validator';
import { ValidateNested } from 'class-validator';

const HOST = '[A-Za-z0-9.\\-]+|\\[[0-9A-Fa-f:.]+\\]';
const WEB_SOCKET = new RegExp(`^wss?://(${HOST})(:\\d{1,5})?(/[A-Za-z0-9._~/-]{0,200})?$`);
const DOMAIN = new RegExp(`^(${HOST})$`);
const ICE = /^(stuns?|turns?):[A-Za-z0-9.:?=[\]_-]{1,250}$/;

/** A STUN or TURN server that browsers are told of. */
export class IceServerOptions {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Matches(ICE, {
    each: true,
    message: 'holds addresses like stun:stun.example.com or turn:turn.example.com?transport=udp',
  })
  urls!: string[];
  @IsOptional() @IsString() @Length(1, 256) username?: string;
  @IsOptional() @IsString() @Length(1, 256) credential?: string;
}

/** Agents who have their telephone in the browser. */
export class BrowserPhonesOptions {
  /** the switch's WebSocket as browsers reach it */
  @Matches(WEB_SOCKET, { message: 'must look like wss://pbx.example.com:8089/ws' }) url!: string;
  /** what comes behind the `@` of the SIP address; left out: the host of `url` */
  @IsOptional() @Matches(DOMAIN, { message: 'is a host name or an address' }) domain?: string;
  /** whose device it is: extensions, or beginnings of extensions with a `*` behind them */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @Matches(/^([A-Za-z0-9_-]{1,64}\*?|\*)$/, { each: true, message: "holds extensions like '1001', or '10*'" })
  extensions!: string[];
  /** YAML file with the password of each SIP account */
  @IsOptional() @IsString() @Length(1, 1_024) passwordsFile?: string;
  /** in the place of a file: passwords are worked out of it */
  @IsOptional() @IsString() @Length(32, 256) secret?: string;
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => IceServerOptions)
  iceServers: IceServerOptions[] = [];
}
