import { IsISO8601, IsOptional, IsString } from 'class-validator';

/** What runs here. */
export class BuildAnswer {
  @IsString() readonly vendor!: string;
  @IsString() readonly version!: string;
  /** the commit that it was built from, where the build knew it */
  @IsOptional() @IsString() readonly revision?: string;
  /** version of Node */
  @IsString() readonly node!: string;
  /** id of this instance, another one at each start */
  @IsString() readonly instance!: string;
  /** ISO 8601: when the process was started */
  @IsISO8601() readonly started!: string;
}
