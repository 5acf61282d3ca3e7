import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { FAILURE_CODES, type FailureCode } from '../../protocol/failure-code.js';

/** Why something was refused. */
export class FailureBlock {
  @IsIn(Object.keys(FAILURE_CODES)) readonly code!: FailureCode;
  /** for people */
  @IsString() readonly message!: string;
  /** the same may succeed when it is asked for again later */
  @IsBoolean() readonly retryable!: boolean;
  @IsOptional() @IsObject() readonly details?: Readonly<Record<string, unknown>>;
}

/** The one answer to all that is refused. */
export class FailureAnswer {
  @IsDefined() @ValidateNested() @Type(() => FailureBlock) readonly failure!: FailureBlock;
}
