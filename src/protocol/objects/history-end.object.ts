import { Type } from 'class-transformer';
import { IsDefined, IsIn, ValidateNested } from 'class-validator';
import { Cause } from '../cause.js';
import { OUTCOMES, type Outcome } from './object-states.js';

/** How a contact ended for an agent. */
export class HistoryEndObject {
  @IsIn(OUTCOMES) outcome!: Outcome;
  /** that of its `interaction.ended` */
  @IsDefined() @ValidateNested() @Type(() => Cause) cause!: Cause;
}
