import { IsBoolean, IsNotEmpty, IsOptional, IsString } from 'class-validator';
import { Milliseconds } from './milliseconds.decorator.js';
import { AgentsSources, type AgentsSource } from './sources/agents-sources.decorator.js';

/** `agents`: who may sign in. */
export class AgentsConfig {
  /** YAML file with the agents and their hashed passwords; a relative path starts at the working directory */
  @IsOptional() @IsNotEmpty() @IsString() readonly file?: string;
  /** where agents are known from, tried in this order; instead of `file`, which is short for a list of that alone */
  @AgentsSources() readonly sources: readonly AgentsSource[] = [];
  /** a password of a file that was found right is known again for that long without being derived; 0 derives it every time */
  @Milliseconds(0) readonly remember: number = 43_200_000;
  /** the session of an agent who is removed, or gets another password or device, is kept for that long for calls; 0: for none */
  @Milliseconds(0) readonly finishCalls: number = 3_600_000;
  /** the demo agents 1001 to 1010; by default when there is no `file` and no source, and never in production */
  @IsBoolean() readonly demo!: boolean;
}
