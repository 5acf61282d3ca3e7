import { IsIn, IsString, Length } from 'class-validator';
import { ENTRY_KINDS, type EntryKind } from './object-states.js';

/** What the entries of the directory have in common. */
export class EntryObject {
  @IsIn(ENTRY_KINDS) kind!: EntryKind;
  @IsString() @Length(1) id!: string;
}
