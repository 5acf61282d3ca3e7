import { IsArray } from 'class-validator';
import type { ServiceEntry } from '../service/service-entry.js';

/** `getServices` */
export class ServicesAnswer {
  @IsArray() services!: ServiceEntry[];
}
