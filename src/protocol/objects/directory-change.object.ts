import { Type } from 'class-transformer';
import { Equals, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { Entries, type DirectoryEntry } from './directory-entry.js';
import { EntryObject } from './entry.object.js';

/** What `directory.changed` tells. */
export class DirectoryChangeObject {
  @IsArray() @ValidateNested({ each: true }) @Entries() entries!: DirectoryEntry[];
  /** those that there are no longer */
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => EntryObject) removed?: EntryObject[];
  /** more follows soon */
  @IsOptional() @Equals(true) more?: true;
  /** everything is told anew, from this event on */
  @IsOptional() @Equals(true) reset?: true;
}
