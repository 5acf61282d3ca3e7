import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CALLS, departureRows, inWords, operationRows } from './arrangement-words.js';

/** The rows of the page's tables, without those that only rule them off. */
const rows = readFileSync('docs/arrangements.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| -'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('docs/arrangements.md', () => {
  it('says what each operation and each departure makes of each call', () => {
    const heading = CALLS.map(inWords);
    expect(rows).toEqual([
      ['operation', ...heading],
      ...operationRows(),
      ['departure', ...heading],
      ...departureRows(),
    ]);
  });
});
