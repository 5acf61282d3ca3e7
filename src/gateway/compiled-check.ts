import { getMetadataStorage, type ValidationArguments } from 'class-validator';
import type { MessageProblem } from '../errors/desktop-errors.js';
import type { FaultFinder, FoundFault } from '../protocol/fault-finder.js';
import { declaredProperties } from './declared-properties.js';

type Shape = new () => object;
type Properties = Readonly<Record<string, unknown>>;
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** One decorator of a property. */
interface Rule {
  passes(value: unknown, instance: Properties): boolean;
  /** what is said where it does not pass */
  word(value: unknown, instance: Properties): string;
  /** where in the value the fault is, of a decorator that knows */
  fault?(value: unknown): FoundFault | undefined;
}

/** Decorators that are for strings only. */
const FOR_TEXT: ReadonlySet<string> = new Set(['isString', 'matches', 'maxLength', 'minLength', 'isLength']);

/** Decorators that say of what kind a value is. */
const KINDS: ReadonlySet<string> = new Set(['isString', 'isInt', 'isNumber', 'isBoolean', 'isArray', 'isObject']);

interface Property {
  readonly name: string;
  readonly optional: boolean;
  readonly nested: Shape | undefined;
  /** nothing but a string will do */
  readonly isText: boolean;
  readonly rules: readonly Rule[];
}

const known = new Map<Shape, readonly Property[]>();

/**
 * Compares an instance of a DTO class with what the class's decorators say. The validator itself sorts its metadata anew,
 * twice, each time it is asked, which costs more than all the rest of a small command, and some of its texts trust values
 * that come from anybody; here that is done once for each class, from the same decorators and with their own texts.
 * @param path where in the message the instance stands; empty for the message itself
 * @returns the first problem of each property; nothing where it is as it should be
 * @throws Error for a decorator that is not known here; `describeShape` says so at start
 */
export function problemsOf(shape: Shape, instance: object, path: string): readonly MessageProblem[] | undefined {
  let problems: MessageProblem[] | undefined;
  const values = instance as Properties;
  for (const property of described(shape)) {
    const found = propertyProblems(property, values, path);
    if (found) problems = [...(problems ?? []), ...found];
  }
  return problems;
}

/** Reads the decorators of a class. @throws Error where one of them is not known here */
export function describeShape(shape: Shape): void {
  for (const { nested } of described(shape)) if (nested) describeShape(nested);
}

function propertyProblems(
  { name, optional, nested, isText, rules }: Property,
  instance: Properties,
  path: string,
): readonly MessageProblem[] | undefined {
  const value = instance[name];
  const isMissing = value === undefined || value === null;
  if (isMissing && optional) return undefined;
  const own = join(path, name);
  if (isMissing) return [{ path: own, problem: `${name} is missing` }];
  if (isText && typeof value !== 'string') return [{ path: own, problem: `${name} must be a string` }];
  for (const rule of rules) {
    if (rule.passes(value, instance)) continue;
    const fault = rule.fault?.(value);
    if (!fault) return [{ path: own, problem: rule.word(value, instance) }];
    return [{ path: [own, ...fault.path].join('.'), problem: fault.problem }];
  }
  if (!nested) return undefined;
  // An instance of the class is what a block in the message was turned into.
  if (value instanceof nested) return problemsOf(nested, value, join(path, name));
  return [{ path: join(path, name), problem: `${name} must be an object` }];
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

function described(shape: Shape): readonly Property[] {
  const before = known.get(shape);
  if (before) return before;
  const metadata = getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false);
  const properties = declaredProperties(shape).map(({ name, optional, nested }) => {
    const own = metadata.filter((one) => one.propertyName === name);
    const needed = own.filter(({ type }) => type === 'isDefined');
    const others = own.filter(
      (one) => !['isDefined', 'nestedValidation'].includes(one.type) && one.name !== 'isOptional',
    );
    const isText = others.some((one) => FOR_TEXT.has(one.name ?? ''));
    // Of the wrong kind is said before too long or too large.
    const kinds = others.filter((one) => KINDS.has(one.name ?? ''));
    const rest = others.filter((one) => !kinds.includes(one));
    return { name, optional, nested, isText, rules: [...needed, ...kinds, ...rest].map(rule) };
  });
  known.set(shape, properties);
  return properties;
}

function rule(metadata: Metadata): Rule {
  const { type, each, validateIf, constraintCls, propertyName: property, target } = metadata;
  const [constraint, ...others] = getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  const simple = !each && !validateIf && !constraint?.async && others.length === 0;
  if (!simple || !constraint || !['customValidation', 'isDefined'].includes(type)) {
    throw new Error(`${property}: a decorator that cannot be used in a message`);
  }
  const { instance: validator } = constraint;
  const targetName = typeof target === 'string' ? target : target.name;
  const constraints: unknown[] = metadata.constraints ?? [];
  const given = (value: unknown, object: object): ValidationArguments => ({
    targetName,
    property,
    constraints,
    object,
    value,
  });
  return {
    passes: (value, instance) => validator.validate(value, given(value, instance)) === true,
    word: (value, instance) => {
      // The texts look into what they are given; what an object from outside says of itself is nobody's business.
      const args = given(typeof value === 'object' ? undefined : value, instance);
      const { message } = metadata;
      const text = typeof message === 'function' ? message(args) : message || validator.defaultMessage?.(args);
      return filledIn(text ?? 'is not valid', property, constraints);
    },
    ...(findsFaults(validator) ? { fault: (value: unknown) => validator.fault(value) } : {}),
  };
}

const findsFaults = (validator: object): validator is FaultFinder => 'fault' in validator;

/** Puts the property and the decorator's arguments where the text has signs for them. */
function filledIn(text: string, property: string, constraints: readonly unknown[]): string {
  return text
    .replaceAll('$property', () => property)
    .replaceAll(/\$constraint(\d)/g, (_, n: string) => String(constraints[Number(n) - 1]));
}
