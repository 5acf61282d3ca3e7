import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, Length, Validate, ValidateIf, ValidateNested } from 'class-validator';
import type { InteractionData } from '../../../protocol/objects/object-states.js';
import { AddressText } from '../../../protocol/session/address-text.js';
import { IsInteractionData } from '../../../protocol/session/interaction-data.constraint.js';
import { ShortText } from '../../../protocol/short-text.js';
import { BehaviourBody } from './behaviour.dto.js';
import { IsShortData } from './short-data.constraint.js';
import { OneOfBoth } from './one-of-both.constraint.js';

/** `POST /simulator/calls`: a customer calls a queue or an agent. */
export class StartCallBody {
  @Validate(OneOfBoth, ['agent'])
  @ValidateIf((body: StartCallBody) => body.queue !== undefined || body.agent === undefined)
  @IsString()
  @Length(1, 128)
  queue?: string;
  /** an agent's id, or the number of a telephone of the house */
  @IsOptional() @AddressText() agent?: string;
  /** the customer's number */
  @AddressText() from!: string;
  @IsOptional() @ShortText() name?: string;
  @IsOptional() @Validate(IsShortData) @Validate(IsInteractionData) data?: InteractionData;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => BehaviourBody) behaviour?: BehaviourBody;
}
