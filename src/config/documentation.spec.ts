import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ENVIRONMENT_VARIABLES } from './environment-variables.js';
import { loadConfig } from './load-config.js';
import { isTree } from './tree.js';

const page = readFileSync('docs/configuration.md', 'utf8');
const example = readFileSync('config/example.yaml', 'utf8');

// Their defaults depend on other settings and are told in words.
const DERIVED = ['log.format', 'log.personalData', 'console', 'metrics', 'agents.demo'];
const WITHOUT_DEFAULT = [
  'log.personalDataKey',
  'admin.port',
  'admin.tls',
  'admin.tokenFile',
  'admin.readTokenFile',
  'advertiseUrl',
  'agents.file',
  'tls.cert',
  'tls.key',
  'store.url',
  'store.sentinelPassword',
];

/** Every single setting with its default, by its dotted path. */
function leaves(value: unknown, path: readonly string[] = []): [string, unknown][] {
  if (!isTree(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, entry]) => leaves(entry, [...path, key]));
}

/** The cells of every table row of the page. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const settings = leaves(loadConfig({})).filter(
  ([path, value]) => path !== 'services' && path !== 'models' && value !== undefined,
);

describe('docs/configuration.md', () => {
  it.each(settings)('tells %s and its default %s', (path, value) => {
    const found = rows.filter(([, setting]) => setting === `\`${path}\``);
    expect(found).toHaveLength(1);
    if (!DERIVED.includes(path))
      expect(found[0]?.[3]).toBe(`\`${Array.isArray(value) ? JSON.stringify(value) : String(value)}\``);
  });

  it('tells of no setting that there is not', () => {
    const known = new Set([...settings.map(([path]) => path), ...WITHOUT_DEFAULT]);
    const dotted = page.match(/(?<=^\| `)(admin|log|limits|timeouts|journal|attempts|store|agents)\.\w+(?=`)/gm) ?? [];
    expect(dotted.filter((path) => !known.has(path))).toEqual([]);
    expect(dotted.length).toBeGreaterThan(20);
  });

  it.each(ENVIRONMENT_VARIABLES)('tells $name beside $path', ({ name, path, secret }) => {
    const found = rows.filter((cells) => cells[2]?.includes(`\`${name}\``));
    expect(found).toHaveLength(1);
    expect(found[0]?.[1]).toContain(`\`${path.replace('.0.', '.N.')}\``);
    if (secret) expect(found[0]?.[2]).toContain(`\`${name}_FILE\``);
  });
});

describe('config/example.yaml', () => {
  it('says the defaults and nothing else', () => {
    expect(loadConfig({ CONFIG_FILE: 'config/example.yaml' })).toEqual(loadConfig({}));
  });

  it.each([...settings.map(([path]) => path), ...WITHOUT_DEFAULT])('has %s', (path) => {
    expect(example).toMatch(new RegExp(`^ *(# )?${path.split('.').at(-1)}: `, 'm'));
  });
});
