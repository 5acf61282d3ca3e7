import { InvalidMessageError } from '../errors/desktop-errors.js';
import { problemsOf } from './compiled-check.js';
import { declaredProperties } from './declared-properties.js';

/** The most problems that one answer lists. */
const LISTED = 20;

type Properties = Readonly<Record<string, unknown>>;

/**
 * Turns a part of a message into its DTO class. Only what the class declares is looked at; `null` for an optional
 * property is the same as leaving it out.
 * @param path where in the message it stands; empty for the message itself
 * @throws InvalidMessageError listing path and problem
 */
export function checkedShape<T extends object>(type: new () => T, value: object, path: string): T {
  const instance = declared(type, value);
  const problems = problemsOf(type, instance, path);
  if (problems) throw new InvalidMessageError(problems.slice(0, LISTED));
  return instance;
}

/**
 * An instance with the declared properties and no others. Its `constructor` tells the class, so that one may not
 * come from a message.
 */
function declared<T extends object>(type: new () => T, value: object): T {
  const instance = new type();
  // The names are the class's own and none of the message's: they may be assigned.
  const properties = instance as Record<string, unknown>;
  for (const { name, optional, nested } of declaredProperties(type)) {
    if (!Object.hasOwn(value, name)) continue;
    const entry = (value as Properties)[name];
    if (entry === null && optional) continue;
    properties[name] = nested ? block(nested, entry) : entry;
  }
  return instance;
}

/** A list is no block, whatever is in it. */
function block(type: new () => object, entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Array.isArray(entry) ? [] : declared(type, entry);
}
