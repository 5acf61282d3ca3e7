import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Entries, type DirectoryEntry } from '../objects/directory-entry.js';

/** `session.directory` */
export class DirectoryAnswer {
  @IsArray() @ValidateNested({ each: true }) @Entries() entries!: DirectoryEntry[];
  /** where there is more */
  @IsOptional() @IsString() cursor?: string;
}
