import { IsString } from 'class-validator';
import { EntryObject } from './entry.object.js';

/** Somebody of the phone book. */
export class ContactEntryObject extends EntryObject {
  declare kind: 'contact';
  @IsString() name!: string;
  @IsString() address!: string;
}
