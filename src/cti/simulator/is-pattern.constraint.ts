import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

/** The text of a regular expression. */
@ValidatorConstraint({ name: 'pattern' })
export class IsPattern implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'string') return false;
    try {
      return new RegExp(value) instanceof RegExp;
    } catch {
      return false;
    }
  }

  defaultMessage(): string {
    return '$property is a regular expression';
  }
}
