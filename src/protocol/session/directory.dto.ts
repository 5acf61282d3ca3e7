import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ENTRY_KINDS, type EntryKind } from '../objects/object-states.js';
import { ShortText } from '../short-text.js';
import { ListOfWords } from './list-of-words.js';

/** `session.directory` */
export class DirectoryData {
  /** what is looked for in names, addresses and ids; left out: everything */
  @IsOptional() @ShortText(128) query?: string;
  @IsOptional() @ListOfWords(ENTRY_KINDS) kinds?: readonly EntryKind[];
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** of an answer: what comes after that */
  @IsOptional() @ShortText(1024) cursor?: string;
}
