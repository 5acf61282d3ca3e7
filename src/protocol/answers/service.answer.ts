import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { NamedId } from './named-id.js';

/** `bindService`, `unbindService` */
export class ServiceAnswer {
  @IsDefined() @ValidateNested() @Type(() => NamedId) service!: NamedId;
}
