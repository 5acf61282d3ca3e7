import { IsIn, IsObject } from 'class-validator';
import type { Cause } from '../cause.js';
import { OUTCOMES, type Outcome } from './object-states.js';

/** How a contact ended for an agent. */
export class HistoryEndObject {
  @IsIn(OUTCOMES) outcome!: Outcome;
  /** that of its `interaction.ended` */
  @IsObject() cause!: Cause;
}
