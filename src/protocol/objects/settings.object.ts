import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, ValidateNested } from 'class-validator';
import { ChoiceObject } from './choice.object.js';
import { SECOND_CALLS, WRAP_UPS, type SecondCall, type WrapUp } from './object-states.js';

/** How the agent works: the call model's own words. */
export class SettingsObject {
  @IsInt() maxInteractions!: number;
  @IsIn(SECOND_CALLS) secondCall!: SecondCall;
  @IsBoolean() autoAnswer!: boolean;
  @IsIn(WRAP_UPS) wrapUp!: WrapUp;
  /** milliseconds */
  @IsOptional() @IsInt() wrapUpTime?: number;
  /** empty: any text */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ChoiceObject) reasons!: readonly ChoiceObject[];
  /** empty: any text */
  @IsArray() @ValidateNested({ each: true }) @Type(() => ChoiceObject) dispositions!: readonly ChoiceObject[];
}
