import type { PersonalData } from './personal-data.js';

/** Characters of one field; what is longer is cut. */
const LONGEST = 1_000;

/** The name under which a line carries what is personal: `{ personal: { to: '+49…' } }`. */
const PERSONAL = 'personal';

/** The fields of a line as they are written: without those that say nothing, none of them longer than it may be. */
export function lineFields(
  given: Readonly<Record<string, unknown>>,
  personal: PersonalData,
): Readonly<Record<string, unknown>> {
  const { [PERSONAL]: hidden, ...open } = given;
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(open)) if (value !== undefined) fields[name] = short(value);
  for (const [name, value] of Object.entries(hidden ?? {})) {
    // What people give is never taken for what we say.
    if (value !== undefined && !Object.hasOwn(fields, name)) fields[name] = short(personal.told(value));
  }
  return fields;
}

const short = (value: unknown): unknown =>
  typeof value === 'string' && value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
