import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsOptional, IsString, ValidateNested } from 'class-validator';

/** Where an agent has a session. */
export class AgentPlace {
  /** id of the service */
  @IsString() readonly service!: string;
  /** id of the session */
  @IsString() readonly session!: string;
  /** id of the instance that has it; left out where one has let it go and none has taken it yet */
  @IsOptional() @IsString() readonly instance?: string;
  /** where clients reach that instance, where it is known */
  @IsOptional() @IsString() readonly url?: string;
  /** it is the instance that answers */
  @IsBoolean() readonly here!: boolean;
}

/** Where an agent is signed in, among all instances. */
export class AgentAnswer {
  @IsString() readonly agent!: string;
  /** one at each service at most; none for one who is not signed in, or is not known at all */
  @IsArray() @ValidateNested({ each: true }) @Type(() => AgentPlace) readonly sessions!: readonly AgentPlace[];
}
