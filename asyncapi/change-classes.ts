import type { Comparable } from './comparable.js';

type Kind = 'breaking' | 'non-breaking' | 'unclassified';

export interface ChangeClass {
  readonly add: Kind;
  readonly remove: Kind;
  readonly edit: Kind;
}

type Classes = Record<string, ChangeClass>;

/** Who says it: a client that goes on as before must still be understood, and must still understand. */
type Said = 'asked' | 'told';

const UNKNOWN: ChangeClass = { add: 'unclassified', remove: 'unclassified', edit: 'unclassified' };
const HARMLESS: ChangeClass = { add: 'non-breaking', remove: 'non-breaking', edit: 'non-breaking' };
/** A client may use whatever there is. */
const MORE: ChangeClass = { ...UNKNOWN, add: 'non-breaking' };
const FEWER: ChangeClass = { ...UNKNOWN, remove: 'non-breaking' };

/**
 * What the library has to be told: it knows nothing of schemas. Of those, words for people are harmless, and new properties; to ask for less is
 * harmless in what a client sends, to promise more in what it is told. It goes by paths, whose beginnings it has to know too.
 */
export function classesOf(...documents: readonly Comparable[]): Classes {
  const classes: Classes = { '/info/version': HARMLESS, '/operations/*': MORE };
  for (const document of documents) {
    const asked = new Set<string>();
    const { command, response, event } = (document['channels'] ?? {}) as Record<string, Comparable>;
    collectRefs(command, document, asked);
    payloads(classes, 'command', command, 'asked');
    payloads(classes, 'response', response, 'told');
    payloads(classes, 'event', event, 'told');
    const { schemas = {} } = (document['components'] ?? {}) as { schemas?: Record<string, Comparable> };
    Object.assign(classes, { '/components/schemas': MORE });
    for (const [name, schema] of Object.entries(schemas)) {
      schemaClasses(classes, `/components/schemas/${name}`, schema, asked.has(name) ? 'asked' : 'told');
      // Nobody misses one that nothing refers to: what refers to it is compared itself.
      classes[`/components/schemas/${name}`] = HARMLESS;
    }
  }
  return classes;
}

function payloads(classes: Classes, channel: string, { messages = {} }: Comparable = {}, said: Said): void {
  for (const [name, { payload }] of Object.entries(messages as Record<string, Comparable>)) {
    const path = `/channels/${channel}/messages/${escaped(name)}`;
    for (const head of [`/channels/${channel}`, `/channels/${channel}/messages`, path]) classes[head] ??= MORE;
    schemaClasses(classes, `${path}/payload`, payload as Comparable, said);
  }
}

function schemaClasses(classes: Classes, path: string, schema: Comparable, said: Said): void {
  classes[path] ??= UNKNOWN;
  for (const [keyword, value] of Object.entries({ ...USUAL, ...schema })) {
    const own = `${path}/${escaped(keyword)}`;
    classes[own] = keywordClass(keyword, said);
    if (typeof value !== 'object' || value === null) continue;
    if (keyword === 'properties') properties(classes, own, value as Record<string, Comparable>, said);
    else if (MEMBERS.has(keyword)) classes[`${own}/*`] = keywordClass(keyword, said);
    else below(classes, own, value as Comparable, said);
  }
}

function properties(classes: Classes, path: string, schemas: Record<string, Comparable>, said: Said): void {
  classes[`${path}/*`] = MORE;
  for (const [name, schema] of Object.entries(schemas)) {
    const own = `${path}/${escaped(name)}`;
    schemaClasses(classes, own, schema, said);
    classes[own] = MORE;
  }
}

/** `items` and the like: a schema, or several by name. */
function below(classes: Classes, path: string, value: Comparable, said: Said): void {
  schemaClasses(classes, path, value, said);
  classes[path] = UNKNOWN;
}

function keywordClass(keyword: string, said: Said): ChangeClass {
  if (keyword === 'description') return HARMLESS;
  if (keyword === 'properties') return MORE;
  if (keyword === 'required') return said === 'asked' ? FEWER : MORE;
  if (MEMBERS.has(keyword)) return said === 'asked' ? MORE : FEWER;
  return UNKNOWN;
}

/** What a later document may have though the earlier has not. */
const USUAL = { description: '', properties: {}, required: {}, enum: {} };

/** Keywords whose members are alternatives, or names. */
const MEMBERS: ReadonlySet<string> = new Set(['required', 'enum', 'type', 'anyOf', 'oneOf']);

/** Names of all schemas that a value refers to, also by way of others. */
function collectRefs(value: unknown, document: Comparable, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (key !== '$ref' || typeof one !== 'string') {
      collectRefs(one, document, found);
      continue;
    }
    const name = one.slice(one.lastIndexOf('/') + 1);
    if (found.has(name)) continue;
    found.add(name);
    collectRefs((document['components'] as { schemas: Comparable }).schemas[name], document, found);
  }
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');
