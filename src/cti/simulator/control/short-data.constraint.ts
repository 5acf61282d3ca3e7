import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

const CHARACTERS = 2048;

/** Data of one call that is begun by hand: there may be many of them. */
@ValidatorConstraint({ name: 'shortData' })
export class IsShortData implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return (JSON.stringify(value) ?? '').length <= CHARACTERS;
  }

  defaultMessage(): string {
    return `$property has ${CHARACTERS} characters of JSON at most`;
  }
}
