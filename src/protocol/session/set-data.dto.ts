import { IsDefined, Validate } from 'class-validator';
import type { InteractionData } from '../objects/object-states.js';
import { IsInteractionData } from './interaction-data.constraint.js';

/** `interaction.setdata` */
export class SetDataData {
  @IsDefined() @Validate(IsInteractionData) data!: InteractionData;
}
