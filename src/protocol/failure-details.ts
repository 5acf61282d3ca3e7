import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import type { FailureCode } from './failure-code.js';
import { REJECTION_REASONS, type RejectionReason } from './rejection-reason.js';
import { SERVICE_STATUSES, type ServiceStatus } from './service/service-status.js';
import { WHY_CODES, type WhyCode } from './why.js';

export class MessageProblemObject {
  /** dotted path in the message; empty for the message as a whole */
  @IsString() path!: string;
  @IsString() problem!: string;
}

export class InvalidMessageDetails {
  /** 20 at most */
  @IsArray() @ValidateNested({ each: true }) @Type(() => MessageProblemObject) problems!: MessageProblemObject[];
}

export class RetryDetails {
  /** milliseconds */
  @IsInt() @Min(0) retryAfter!: number;
}

export class ServiceUnavailableDetails {
  @IsOptional() @IsIn(SERVICE_STATUSES) status?: ServiceStatus;
  @IsOptional() @IsString() reason?: string;
}

export class InvalidStateDetails {
  /** of the object, or of the session */
  @IsString() state!: string;
  /** the commands that would be accepted now */
  @IsArray() @IsString({ each: true }) allowed!: readonly string[];
  /** for people */
  @IsString() why!: string;
  @IsIn(WHY_CODES) whyCode!: WhyCode;
}

export class InteractionInProgressDetails {
  /** targets */
  @IsArray() @IsString({ each: true }) interactions!: readonly string[];
}

export class UnsupportedDetails {
  /** the command */
  @IsString() capability!: string;
}

/** What else stands in it is for who looks into it. */
export class CtiRejectedDetails {
  @IsIn(REJECTION_REASONS) reason!: RejectionReason;
  @IsOptional() @IsString() why?: string;
  @IsOptional() @IsIn(WHY_CODES) whyCode?: WhyCode;
}

/** What was waited for, in the provider's own words: for who looks into it. */
export class CtiTimeoutDetails {}

export class CtiUnavailableDetails {
  @IsOptional() @IsString() reason?: string;
}

export class InternalDetails {
  /** finds it in the log */
  @IsString() correlationId!: string;
}

interface DetailsContract {
  readonly details: new () => object;
  /** they may be left out as a whole */
  readonly optional?: true;
  /** there may be more in them than the class says */
  readonly open?: true;
}

/** What `failure.details` has, of each code that has any. */
export const FAILURE_DETAILS: Readonly<Partial<Record<FailureCode, DetailsContract>>> = {
  INVALID_MESSAGE: { details: InvalidMessageDetails },
  TOO_MANY_ATTEMPTS: { details: RetryDetails },
  RATE_LIMITED: { details: RetryDetails },
  SERVICE_UNAVAILABLE: { details: ServiceUnavailableDetails, optional: true },
  INVALID_STATE: { details: InvalidStateDetails },
  INTERACTION_IN_PROGRESS: { details: InteractionInProgressDetails },
  UNSUPPORTED: { details: UnsupportedDetails, open: true },
  CTI_REJECTED: { details: CtiRejectedDetails, open: true },
  CTI_TIMEOUT: { details: CtiTimeoutDetails, optional: true, open: true },
  CTI_UNAVAILABLE: { details: CtiUnavailableDetails, optional: true },
  INTERNAL: { details: InternalDetails },
};
