import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Length, Matches, Max, Min } from 'class-validator';
import { ID_PATTERN } from '../../protocol/id.js';
import { AGENT_STATES, type AgentState } from '../../protocol/objects/object-states.js';
import { SESSION_STATES, type SessionState } from '../../sessions/states/session-states.js';

/** Which sessions are asked for. */
export class SessionsQuery {
  /** id of a service */
  @IsOptional() @Length(1, 128) readonly service?: string;
  /** id of an agent */
  @IsOptional() @Length(1, 128) readonly agent?: string;
  @IsOptional() @IsIn(SESSION_STATES) readonly state?: SessionState;
  /** of any of the channels */
  @IsOptional() @IsIn(AGENT_STATES) readonly agentState?: AgentState;
  /** how many at most on a page */
  @IsOptional() @Type(() => Number) @Max(1_000) @Min(1) @IsInt() readonly limit: number = 100;
  /** those with a greater id: `next` of the page before */
  @IsOptional() @Matches(ID_PATTERN) readonly after?: string;
}
