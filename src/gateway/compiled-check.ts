import { getMetadataStorage } from 'class-validator';
import { declaredProperties } from './declared-properties.js';

type Shape = new () => object;
type Properties = Readonly<Record<string, unknown>>;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Check = (value: unknown, instance: Properties) => boolean;

const known = new Map<Shape, Check>();

/**
 * Whether an instance of a DTO class is as its decorators say. The validator sorts its metadata anew, twice, each time it
 * is asked, which costs more than all the rest of a small command; here that is done once for each class, from the same
 * decorators. A yes is final; a no may also mean that a decorator is not known here, and the validator has to say.
 */
export function fits(shape: Shape, instance: object): boolean {
  let check = known.get(shape);
  if (!check) {
    check = shapeCheck(shape);
    known.set(shape, check);
  }
  return check(instance, instance as Properties);
}

function shapeCheck(shape: Shape): Check {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  const checks = declaredProperties(shape).map(({ name, nested }) => {
    const own = metadata.filter(({ propertyName }) => propertyName === name);
    return propertyCheck(name, own, nested);
  });
  return (value) => {
    const instance = value as Properties;
    return checks.every((check) => check(instance, instance));
  };
}

function propertyCheck(name: string, metadata: readonly Metadata[], nested: Shape | undefined): Check {
  const optional = metadata.some((one) => one.name === 'isOptional');
  const checks = metadata.filter((one) => one.name !== 'isOptional').map((one) => singleCheck(one, nested));
  return (_, instance) => {
    const value = instance[name];
    if (optional && (value === undefined || value === null)) return true;
    return checks.every((check) => check(value, instance));
  };
}

function singleCheck(metadata: Metadata, nested: Shape | undefined): Check {
  const { type, each, validateIf, constraintCls, constraints, propertyName, target } = metadata;
  if (each || validateIf) return never;
  // An instance of the class is what a block in the message was turned into.
  if (type === 'nestedValidation')
    return (value) => nested !== undefined && value instanceof nested && fits(nested, value);
  if (type !== 'customValidation' && type !== 'isDefined') return never;
  const [constraint, ...others] = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  if (!constraint || constraint.async || others.length > 0) return never;
  const { instance: validator } = constraint;
  const targetName = typeof target === 'string' ? target : target.name;
  return (value, object) =>
    validator.validate(value, { targetName, property: propertyName, constraints, object, value }) === true;
}

const never: Check = () => false;
