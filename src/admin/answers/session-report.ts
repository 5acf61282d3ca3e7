import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';
import { ID_PATTERN } from '../../protocol/id.js';
import { SESSION_STATES, type SessionState } from '../../sessions/states/session-states.js';
import { ChannelReport } from './channel-report.js';

/** A session of this instance, without what is personal. */
export class SessionReport {
  @Matches(ID_PATTERN) readonly id!: string;
  /** id of the agent */
  @IsString() readonly agent!: string;
  /** id of the service */
  @IsString() readonly service!: string;
  @IsIn(SESSION_STATES) readonly state!: SessionState;
  /** ISO 8601: when it was prepared */
  @IsISO8601() readonly since!: string;
  /** name of the call model */
  @IsString() readonly model!: string;
  /** true while the CTI cannot be asked */
  @IsBoolean() readonly degraded!: boolean;
  /** whether a client is there */
  @IsBoolean() readonly bound!: boolean;
  /** milliseconds since the client has gone */
  @IsOptional() @IsInt() readonly absent?: number;
  /** how many are live */
  @IsInt() readonly liveInteractions!: number;
  @IsArray() @ValidateNested({ each: true }) @Type(() => ChannelReport) readonly channels!: readonly ChannelReport[];
}
