import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { SessionTreeObject } from '../objects/session.object.js';

/** `session.snapshot` */
export class SnapshotAnswer {
  @IsDefined() @ValidateNested() @Type(() => SessionTreeObject) session!: SessionTreeObject;
}
