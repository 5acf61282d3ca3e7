import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ID_PATTERN } from '../id.js';

export class AgentCredentials {
  @Matches(ID_PATTERN, { message: 'id is an id' }) id!: string;
  /** or a token in its place; left out: what the socket gave as `auth.token` when it connected */
  @IsOptional() @IsString() @MaxLength(4096) password?: string;
}

/** `prepareSession`: create the session of an agent. */
export class PrepareSessionData {
  /** call model; missing or blank means the default one */
  @IsOptional() @IsString() @MaxLength(64) model?: string;
  /** true: destroy a session that is already underway; false: ask first with a confirmation */
  @IsOptional() @IsBoolean() override?: boolean;
  @IsDefined() @IsObject() @ValidateNested() @Type(() => AgentCredentials) agent!: AgentCredentials;
}
