import { IsOptional, Validate } from 'class-validator';
import type { InteractionData } from '../objects/object-states.js';
import { DestinationText } from './destination-text.js';
import { IsInteractionData } from './interaction-data.constraint.js';

/** `channel.dial` */
export class DialData {
  @DestinationText() to!: string;
  @IsOptional() @Validate(IsInteractionData) data?: InteractionData;
}
