import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsInt, IsISO8601, Min, ValidateNested } from 'class-validator';
import { NamedId } from './named-id.js';

/** `bindResource`: where the session is. */
export class BoundResourceAnswer {
  @IsDefined() @ValidateNested() @Type(() => NamedId) resource!: NamedId;
  /** of the newest event; 0 before the first */
  @IsInt() @Min(0) seq!: number;
  /** how many events follow that were told already */
  @IsInt() @Min(0) replayed!: number;
  /** true: what came after `lastSeq` is no longer kept */
  @IsBoolean() gap!: boolean;
  /** ISO 8601: the server's now */
  @IsISO8601() time!: string;
}
