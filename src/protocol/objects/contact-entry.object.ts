import { Equals, IsString, Length } from 'class-validator';
import { EntryObject } from './entry.object.js';

/** Somebody of the phone book. */
export class ContactEntryObject extends EntryObject {
  @Equals('contact') declare kind: 'contact';
  @IsString() @Length(1) declare id: string;
  @IsString() name!: string;
  @IsString() address!: string;
}
