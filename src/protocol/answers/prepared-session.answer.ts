import { Type } from 'class-transformer';
import { IsDefined, IsISO8601, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { NamedId } from './named-id.js';

export class PreparedResource extends NamedId {
  /** the request's own, unless that is large */
  @IsOptional() @IsObject() data?: object;
  /** with it any socket may bind the session */
  @IsString() token!: string;
  /** ISO 8601: when the session ends unless it is renewed; left out where it has no such end */
  @IsOptional() @IsISO8601() expires?: string;
}

/** `prepareSession`, where nobody has to be asked first. */
export class PreparedSessionAnswer {
  @IsDefined() @ValidateNested() @Type(() => PreparedResource) resource!: PreparedResource;
}
