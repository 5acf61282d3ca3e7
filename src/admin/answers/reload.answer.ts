import { Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';

/** Something that is otherwise than before. */
export class ChangedSetting {
  /** dotted path */
  @IsString() readonly path!: string;
  /** for people */
  @IsOptional() @IsString() readonly detail?: string;
}

/** Something that is wrong with the settings. */
export class SettingProblem {
  /** dotted path */
  @IsString() readonly path!: string;
  /** the environment variable that the value came from */
  @IsOptional() @IsString() readonly variable?: string;
  @IsString() readonly problem!: string;
}

/** What has come of reading the settings anew. */
export class ReloadAnswer {
  /** what was the reason, for people */
  @IsString() readonly trigger!: string;
  /** `refused`: nothing has changed; `ending`: the process ends, and nothing was read */
  @IsIn(['applied', 'refused', 'ending']) readonly result!: 'applied' | 'refused' | 'ending';
  @IsArray() @ValidateNested({ each: true }) @Type(() => ChangedSetting) readonly changed!: readonly ChangedSetting[];
  /** paths of settings that wait for the next start */
  @IsArray() @IsString({ each: true }) readonly restart!: readonly string[];
  /** why it was refused, all of it */
  @IsArray() @ValidateNested({ each: true }) @Type(() => SettingProblem) readonly problems!: readonly SettingProblem[];
}
