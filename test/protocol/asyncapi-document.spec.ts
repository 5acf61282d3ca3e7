import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { breakingChanges } from '../../asyncapi/breaking-changes.js';
import type { ContractDocument } from '../../asyncapi/document.js';
import { BASELINE_PATH, DOCUMENT_PATH, writtenFiles } from '../../asyncapi/written.js';
import { VERSION } from '../../src/product.js';

/** `npm run asyncapi` has them written, `npm run asyncapi:release` the baseline too. */
const WRITE = process.env['ASYNCAPI_WRITE'] ?? '';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as ContractDocument;

const files = writtenFiles(VERSION);
if (WRITE) await write();

/** Only what AsyncAPI's own parser has nothing against: it takes too long to be asked each time. */
async function write(): Promise<void> {
  const { Parser } = await import('@asyncapi/parser');
  const [document] = files;
  const { diagnostics } = await new Parser().parse(document?.text ?? '');
  expect(diagnostics.filter(({ code }) => code !== 'asyncapi-latest-version')).toEqual([]);
  for (const { path, text } of files) writeFileSync(path, text);
  if (WRITE === 'release') writeFileSync(BASELINE_PATH, JSON.stringify(read(DOCUMENT_PATH)));
}

describe('what is made from the tables of the protocol', () => {
  it.each(files)('$path is up to date: else `npm run asyncapi`', ({ path, text }) => {
    // Not by `toEqual`: the difference of long texts takes long to tell.
    expect(readFileSync(path, 'utf8') === text).toBe(true);
  });

  it('breaks no client of the last release: else see CONTRIBUTING, "A change that breaks clients"', () => {
    expect(breakingChanges(read(BASELINE_PATH), read(DOCUMENT_PATH))).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const text = readFileSync(DOCUMENT_PATH, 'utf8');
    const targets = [...new Set([...text.matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path = '']) => path))];
    const found = (path: string) =>
      path
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], read(DOCUMENT_PATH));
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((path) => found(path) === undefined)).toEqual([]);
  });
});
