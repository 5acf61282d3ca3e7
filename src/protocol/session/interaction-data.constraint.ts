import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

const MAX_LEVELS = 8;

/** String keys to strings or nested maps, at most eight levels. */
@ValidatorConstraint({ name: 'interactionData' })
export class IsInteractionData implements ValidatorConstraintInterface {
  validate(value: unknown, _args?: unknown, level = 1): boolean {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || level > MAX_LEVELS) return false;
    return Object.values(value).every(
      (entry) => typeof entry === 'string' || this.validate(entry, undefined, level + 1),
    );
  }

  defaultMessage(): string {
    return '$property maps string keys to strings or nested maps';
  }
}
