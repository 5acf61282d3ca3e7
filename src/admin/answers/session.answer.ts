import { Type } from 'class-transformer';
import { IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { SessionTreeObject } from '../../protocol/objects/session.object.js';
import { SessionReport } from './session-report.js';

export class SessionAnswer {
  @IsDefined() @ValidateNested() @Type(() => SessionReport) readonly session!: SessionReport;
  /** all of it, as its client sees it: with `personal=yes` */
  @IsOptional() @ValidateNested() @Type(() => SessionTreeObject) readonly tree?: SessionTreeObject;
}
