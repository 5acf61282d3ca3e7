import { IsObject, IsOptional, IsString, Length, Matches } from 'class-validator';

/** The envelope of every command. */
export class CommandMessage {
  @IsString() @Length(1, 64) command!: string;
  /** chosen by the client; echoed, and the idempotency key within a session */
  @IsOptional() @IsString() @Length(1, 64) id?: string;
  @IsOptional() @IsString() @Length(1, 64) service?: string;
  /** dotted address of a session object */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,64}(\.[A-Za-z0-9_-]{1,64}){0,3}$/, { message: 'target is one to four ids joined by dots' })
  target?: string;
  @IsOptional() @IsObject() data?: Record<string, unknown>;
  /** W3C Trace Context: the client's trace and span; a malformed one counts as none */
  @IsOptional() traceparent?: unknown;
  /** W3C Trace Context: what goes with it; a malformed one counts as none */
  @IsOptional() tracestate?: unknown;
  /** for debugging protocol implementations; ignored */
  @IsOptional() context?: unknown;
}
