import { IsOptional, Validate } from 'class-validator';
import type { InteractionData } from '../objects/object-states.js';
import { AddressText } from './address-text.js';
import { IsInteractionData } from './interaction-data.constraint.js';

/** `channel.dial` */
export class DialData {
  @AddressText() to!: string;
  @IsOptional() @Validate(IsInteractionData) data?: InteractionData;
}
