import { IsDefined, Validate } from 'class-validator';
import type { DataChange } from '../objects/object-states.js';
import { IsDataChange } from './data-change.constraint.js';

/** `interaction.setdata` */
export class SetDataData {
  @IsDefined() @Validate(IsDataChange) data!: DataChange;
}
