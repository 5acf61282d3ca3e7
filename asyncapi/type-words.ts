import { SCHEMAS, type JsonSchema } from './json-schema.js';
import { ID_SHAPE } from './targets.js';

/** How the pattern of an id begins, and with it that of a target. */
const ID = `^${ID_SHAPE}`;

const code = (value: unknown) => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

const link = (ref: string) => {
  const name = ref.slice(SCHEMAS.length);
  return `[${name}](#${name.toLowerCase()})`;
};

/** A schema in a few words of Markdown, for a cell of a table. */
export function typeWords(schema: JsonSchema): string {
  const { $ref, const: only, enum: values, anyOf, oneOf, allOf, items, properties } = schema;
  if ($ref !== undefined) return link($ref);
  if (only !== undefined) return code(only);
  if (values) return values.map(code).join(' ');
  const choice = anyOf ?? oneOf;
  if (choice) return choice.map(typeWords).join(' or ');
  if (allOf) return allOf.map(partWords).join(', ');
  if (items) return `list of ${typeWords(items)}`;
  if (properties)
    return `{ ${Object.entries(properties)
      .map(([name, one]) => fieldWords(name, one, schema))
      .join(', ')} }`;
  return plainWords(schema);
}

function fieldWords(name: string, schema: JsonSchema, { required = [] }: JsonSchema): string {
  return `\`${name}${required.includes(name) ? '' : '?'}\`: ${typeWords(schema)}`;
}

/** What is said of a reference beside what it refers to. */
function partWords(part: JsonSchema): string {
  if (part.required && !part.properties) return `always with ${part.required.map(code).join(' and ')}`;
  if (part.not?.required) return `without ${part.not.required.map(code).join(' and ')}`;
  return typeWords(part);
}

/** Of a value that has a name of its own, `null` or not. */
const kind = (type: JsonSchema['type'], name: string) => (Array.isArray(type) ? `${name} or null` : name);

function plainWords({ type, format, pattern, additionalProperties, ...rest }: JsonSchema): string {
  if (format === 'date-time') return 'time';
  if (pattern?.startsWith(ID)) return pattern === `${ID}$` ? kind(type, 'id') : kind(type, 'target');
  const name = type === undefined ? 'anything' : [type].flat().join(' or ');
  if (additionalProperties && typeof additionalProperties === 'object')
    return `map of ${typeWords(additionalProperties)}`;
  const { minLength, maxLength, minimum, maximum } = rest;
  const between = range(minLength, maxLength) || range(minimum, maximum);
  const unit = between && maxLength !== undefined ? ' characters' : '';
  const shape = pattern !== undefined ? `, \`${pattern.replaceAll('|', '\\|')}\`` : '';
  return `${name}${between ? `, ${between}${unit}` : ''}${shape}`;
}

function range(least?: number, most?: number): string {
  if (least === undefined && most === undefined) return '';
  if (most === undefined) return `from ${least}`;
  return least === undefined ? `up to ${most}` : `${least} to ${most}`;
}
