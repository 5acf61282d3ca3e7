import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { PhoneObject } from '../objects/phone.object.js';

/** `session.phone` */
export class PhoneAnswer {
  /** left out: the agent's device is no telephone in the browser */
  @IsOptional() @ValidateNested() @Type(() => PhoneObject) phone?: PhoneObject;
}
