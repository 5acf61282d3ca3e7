import { IsBoolean, IsNotEmpty, IsOptional, IsString } from 'class-validator';

/** `agents`: who may sign in. */
export class AgentsConfig {
  /** YAML file with the agents and their hashed passwords; a relative path starts at the working directory */
  @IsOptional() @IsNotEmpty() @IsString() readonly file?: string;
  /** the demo agents 1001 to 1010; by default when there is no `file`, and never in production */
  @IsBoolean() readonly demo!: boolean;
}
