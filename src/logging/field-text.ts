import { inspect } from 'node:util';
import { escapeControls } from './escape-controls.js';

/** What needs no quotation marks: nobody can take it for the next field, or for two. */
const PLAIN = /^[^\s"=]+$/u;

const NAME = /^[\w.-]+$/u;

/** e.g. `session=a1 reason="for lunch"` */
export function fieldsText(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => escapeControls(`${NAME.test(name) ? name : JSON.stringify(name)}=${valueText(value)}`))
    .join(' ');
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return PLAIN.test(value) ? value : JSON.stringify(value);
  return inspect(value, { compact: true, breakLength: Infinity });
}
