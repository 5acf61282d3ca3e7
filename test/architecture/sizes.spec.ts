import { describe, expect, it } from '@jest/globals';
import { lineCount } from './line-count.js';
import { longFunctions } from './long-functions.js';
import { projectFiles } from './project-files.js';

const FILE_LINES = 300;
const MEDIAN_LINES = 60;
const FUNCTION_LINES = 50;

const code = projectFiles().filter(({ path }) => /^(src|test|bench)\/.*\.[cm]?[jt]sx?$/.test(path));
const sources = code.filter(({ path }) => path.startsWith('src/') && !path.endsWith('.spec.ts'));

describe('sizes', () => {
  it(`no file has more than ${FILE_LINES} lines`, () => {
    const long = code.filter(({ text }) => lineCount(text) > FILE_LINES).map(({ path }) => path);
    expect(code.length).toBeGreaterThan(50);
    expect(long).toEqual([]);
  });

  it(`half of the files in src have ${MEDIAN_LINES} lines or fewer`, () => {
    const counts = sources.map(({ text }) => lineCount(text)).sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(MEDIAN_LINES);
  });

  it(`no function in src or bench has more than ${FUNCTION_LINES} lines`, () => {
    const rig = code.filter(({ path }) => path.startsWith('bench/'));
    // A suite of the kit is one function in which tests are declared, as in a spec.
    const work = sources.filter(({ path }) => !path.endsWith('.suite.ts'));
    expect([...work, ...rig].flatMap((file) => longFunctions(file, FUNCTION_LINES))).toEqual([]);
  });
});

describe('the measures', () => {
  const body = (lines: number) => '\n  work();'.repeat(lines);

  it.each([
    ['a function', `function a() {${body(49)}\n}`],
    ['an arrow function', `const a = () => {${body(49)}\n};`],
    ['a method', `class A {\n  a() {${body(49)}\n}\n}`],
    ['a constructor', `class A {\n  constructor() {${body(49)}\n}\n}`],
    ['a getter', `const a = {\n  get a() {${body(49)}\n}\n};`],
  ])('see %s with 51 lines, and let one with 50 pass', (_, text) => {
    expect(longFunctions({ path: 'a.ts', text }, 50)).toEqual([expect.stringContaining('(51)')]);
    expect(longFunctions({ path: 'a.ts', text: text.replace('\n  work();', '') }, 50)).toEqual([]);
  });

  it.each([
    ['a\n', 1],
    ['a\nb', 2],
    ['a\n\n', 2],
  ])('count the lines of %j', (text, lines) => {
    expect(lineCount(text)).toBe(lines);
  });
});
