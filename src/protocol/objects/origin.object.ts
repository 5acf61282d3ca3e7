import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { AddressObject } from './address.object.js';
import type { OriginKind } from './object-states.js';
import { ORIGIN_KINDS } from './object-states.js';

/** A colleague by whom a contact came. */
export class ColleagueObject extends AddressObject {
  /** of the agent, where one is signed in there */
  @IsOptional() @IsString() id?: string;
}

/** How an interaction came to the agent. */
export class OriginObject {
  @IsIn(ORIGIN_KINDS) kind!: OriginKind;
  /** who sent it, asked, called in, or had it ringing before */
  @IsOptional() @ValidateNested() @Type(() => ColleagueObject) by?: ColleagueObject;
}
