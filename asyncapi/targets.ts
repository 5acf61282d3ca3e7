import { TARGET_KINDS } from '../src/protocol/target.js';
import type { JsonSchema } from './json-schema.js';

/** What an id looks like, as a regular expression. */
export const ID_SHAPE = '[A-Za-z0-9_-]{1,64}';

const LETTERS = ['S', 'S.C', 'S.C.I', 'S.C.I.V'];

const depth = (name: string) => TARGET_KINDS.findIndex((kind) => name.startsWith(`${kind}.`));

/** Whether a command or an event is about an object of a session: the first word of its name says of which kind. */
export const namesObject = (name: string): boolean => depth(name) >= 0;

/** The target of what has that name. What is aside is of the session. */
export function targetOf(name: string): JsonSchema {
  const dots = Math.max(0, depth(name));
  const description = `of a ${TARGET_KINDS[dots]}: \`${LETTERS[dots]}\``;
  return { type: 'string', description, pattern: `^${ID_SHAPE}${`\\.${ID_SHAPE}`.repeat(dots)}$` };
}
