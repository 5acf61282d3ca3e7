import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';

/** Why something changed; one closed list for every channel type. */
export const CAUSE_CODES = [
  'requested',
  'answered',
  'released',
  'noanswer',
  'busy',
  'rejected',
  'unreachable',
  'abandoned',
  'transferred',
  'conferenced',
  'deflected',
  'completed',
  'override',
  'clientlost',
  'ctilost',
  'recovered',
  'expired',
  'shutdown',
  'failed',
] as const;

export type CauseCode = (typeof CAUSE_CODES)[number];

/** Who brought the change about. */
export const CAUSE_ACTORS = ['agent', 'supervisor', 'remote', 'rule', 'switch', 'timeout', 'client'] as const;

export type CauseActor = (typeof CAUSE_ACTORS)[number];

export class CausedBy {
  @IsIn(CAUSE_ACTORS) readonly kind!: CauseActor;
  /** of this agent */
  @IsOptional() @IsString() readonly id?: string;
}

/** The `cause` block of an event. */
export class Cause {
  @IsIn(CAUSE_CODES) readonly code!: CauseCode;
  @IsDefined() @ValidateNested() @Type(() => CausedBy) readonly by!: CausedBy;
  /** the command that led to it, where one did */
  @IsOptional() @IsString() readonly command?: string;
  /** the client's own id of that command, where it gave one */
  @IsOptional() @IsString() readonly id?: string;
}
