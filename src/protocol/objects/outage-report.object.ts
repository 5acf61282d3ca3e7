import { IsArray, IsString } from 'class-validator';

/** What `session.restored` tells of the time without a link; an object that came or went with its parent is not named. */
export class OutageReportObject {
  /** targets of what has come meanwhile */
  @IsArray() @IsString({ each: true }) readonly added!: readonly string[];
  /** targets of what has ended or gone meanwhile; what has come too is named in both */
  @IsArray() @IsString({ each: true }) readonly removed!: readonly string[];
  /** targets of what was there, is still there, and is not as it was told last */
  @IsArray() @IsString({ each: true }) readonly changed!: readonly string[];
}
