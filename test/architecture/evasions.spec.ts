import { describe, expect, it } from '@jest/globals';
import { evasionsOf } from './evasions-of.js';
import { projectFiles } from './project-files.js';

describe('no way round the compiler and the linter', () => {
  it('is taken in src or bench', () => {
    const sources = projectFiles().filter(({ path }) => /^(src|bench)\/.*\.tsx?$/.test(path));
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(evasionsOf)).toEqual([]);
  });

  it.each([
    'let a: any;',
    'const a = b as any;',
    'type A = Record<string, any[]>;',
    '// @ts-ignore\na();',
    '// @ts-expect-error\na();',
    '// @ts-nocheck\na();',
    '// oxlint-disable-next-line no-console\na();',
    '/* eslint-disable */\na();',
  ])('goes unseen: %s', (text) => {
    expect(evasionsOf({ path: 'a.ts', text })).toEqual(['a.ts:1']);
  });

  it.each(['const any = 1;', '// any of them', "const text = 'as any';", 'let a: unknown;'])(
    'is seen in %s',
    (text) => {
      expect(evasionsOf({ path: 'a.ts', text })).toEqual([]);
    },
  );
});
