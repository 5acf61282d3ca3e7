import { ValidatorConstraint } from 'class-validator';
import { IsInteractionData } from './interaction-data.constraint.js';

/** The same, where a key of the first level may be `null`: that takes it away. */
@ValidatorConstraint({ name: 'dataChange' })
export class IsDataChange extends IsInteractionData {
  protected override readonly takes = (value: unknown): boolean => value === null;
}
