import { ValidatorConstraint, type ValidationArguments, type ValidatorConstraintInterface } from 'class-validator';

/** Of this property and the one named in the constraint, exactly one is given. */
@ValidatorConstraint({ name: 'oneOfBoth' })
export class OneOfBoth implements ValidatorConstraintInterface {
  validate(_value: unknown, { object, property, constraints }: ValidationArguments): boolean {
    const given = [property, String(constraints[0])].filter((name) => Reflect.get(object, name) !== undefined);
    return given.length === 1;
  }

  defaultMessage({ property, constraints }: ValidationArguments): string {
    return `either ${property} or ${String(constraints[0])} is given`;
  }
}
