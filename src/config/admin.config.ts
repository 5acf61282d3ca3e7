import { IsArray, IsBoolean, IsNotEmpty, IsOptional, IsString, Matches } from 'class-validator';
import { WholeNumber } from './whole-number.decorator.js';

/** `admin`: the operator's HTTP API, on a port of its own. */
export class AdminConfig {
  /** port to listen on; 0 takes any free one. Without it there is no such API */
  @IsOptional() @WholeNumber(0, 65_535) readonly port?: number;
  /** address to listen on */
  @IsNotEmpty() @IsString() readonly host: string = '127.0.0.1';
  /** encrypted with the certificate of `tls`; by default where there is one and `host` is not this machine alone */
  @IsOptional() @IsBoolean() readonly tls?: boolean;
  /** host names under which it is reached, beside `host`, that of `advertiseUrl`, and those that mean this machine */
  @Matches(/^[\da-z.-]{1,253}$/, {
    each: true,
    message: 'must be a list of host names in small letters, without ports',
  })
  @IsArray({ message: 'must be a list of host names' })
  readonly names: readonly string[] = [];
  /** file with the tokens of those who may do everything */
  @IsOptional() @IsNotEmpty() @IsString() readonly tokenFile?: string;
  /** file with the tokens of those who may look, and change nothing */
  @IsOptional() @IsNotEmpty() @IsString() readonly readTokenFile?: string;
}
