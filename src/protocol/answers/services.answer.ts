import { IsArray, ValidateNested } from 'class-validator';
import { ServiceEntries, type ServiceEntry } from '../service/service-entry.js';

/** `getServices` */
export class ServicesAnswer {
  @IsArray() @ValidateNested({ each: true }) @ServiceEntries() services!: ServiceEntry[];
}
