import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Min,
  ValidateNested,
} from 'class-validator';

export class SessionInTheWayObject {
  /** ISO 8601: when it was prepared */
  @IsISO8601() since!: string;
  /** the instance that has it: its `url`, or else its `id`; left out where none has it now */
  @IsOptional() @IsString() instance?: string;
  /** whether a client is bound to it */
  @IsBoolean() bound!: boolean;
  /** how many are live */
  @IsInt() @Min(0) interactions!: number;
}

/** `prepareSession`, where somebody has to be asked first. */
export class SessionInTheWayAnswer {
  /** the question, for people */
  @IsString() message!: string;
  /** the request, unless that is large */
  @IsOptional() @IsObject() original?: object;
  @IsDefined() @ValidateNested() @Type(() => SessionInTheWayObject) session!: SessionInTheWayObject;
}
