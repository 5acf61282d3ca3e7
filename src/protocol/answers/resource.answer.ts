import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { NamedId } from './named-id.js';

/** `unbindResource` */
export class ResourceAnswer {
  @IsDefined() @ValidateNested() @Type(() => NamedId) resource!: NamedId;
}
