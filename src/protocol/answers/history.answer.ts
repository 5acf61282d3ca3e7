import { Type } from 'class-transformer';
import { IsArray, ValidateNested } from 'class-validator';
import { HistoryEntryObject } from '../objects/history-entry.object.js';

/** `session.history` */
export class HistoryAnswer {
  /** the newest first */
  @IsArray() @ValidateNested({ each: true }) @Type(() => HistoryEntryObject) entries!: HistoryEntryObject[];
}
