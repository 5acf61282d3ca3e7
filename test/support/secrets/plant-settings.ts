import { readFileSync } from 'node:fs';
import { ENVIRONMENT_VARIABLES } from '../../../src/config/environment-variables.js';
import { plantedSecrets } from './planted-secrets.js';

const SECRET_VARIABLES = ENVIRONMENT_VARIABLES.filter(({ secret }) => secret).map(({ name }) => name);
const TOKEN_FILES = ['ADMIN_TOKEN_FILE', 'ADMIN_READ_TOKEN_FILE'];

/** Plants the secrets among the settings that a process is given. */
export function plantSettings(environment: Readonly<Record<string, string>>): void {
  for (const name of SECRET_VARIABLES)
    plantedSecrets.plant(secretOf(environment[name]), contentOf(environment[`${name}_FILE`]));
  for (const name of TOKEN_FILES) plantedSecrets.plant(...tokensOf(contentOf(environment[name])));
}

/** Of a URL its password alone is secret. */
function secretOf(value = ''): string {
  return URL.canParse(value) ? decodeURIComponent(new URL(value).password) : value;
}

function contentOf(file: string | undefined): string {
  if (!file) return '';
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // It is for the process to say so.
    return '';
  }
}

/** The last word of each line. */
const tokensOf = (text: string): readonly (string | undefined)[] =>
  text.split('\n').flatMap((line) => (line.startsWith('#') ? [] : [line.trim().split(/\s+/).at(-1)]));
