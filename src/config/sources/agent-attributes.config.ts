import { IsNotEmpty, IsOptional, IsString } from 'class-validator';

/** What another one calls that which an agent has. */
export class AgentAttributesConfig {
  @IsNotEmpty() @IsString() readonly id!: string;
  @IsOptional() @IsNotEmpty() @IsString() readonly name?: string;
  /** the agent's own device; the id where there is none of that name */
  @IsOptional() @IsNotEmpty() @IsString() readonly extension?: string;
  @IsOptional() @IsNotEmpty() @IsString() readonly queues?: string;
  @IsOptional() @IsNotEmpty() @IsString() readonly roles?: string;
}
