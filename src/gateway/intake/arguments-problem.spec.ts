import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { argumentsProblem } from './arguments-problem.js';

const problem = (text: string, depth = 3) => argumentsProblem(text, 0, depth);
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const levels = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0;

describe('argumentsProblem', () => {
  it.each([
    '["command"]',
    '["command",{}]',
    ' [ "command" , { "a" : [ { } ] } ] ',
    '["command",{"a":"],[,{\\",[[[[[[["}]',
    '["command",{"a":"\\\\"}',
    `["command",${nested(3)}]`,
    // Whether it is JSON is found by whoever parses it.
    '["command"',
    '["comm',
    '',
    ']]]]',
  ])('finds none in %s', (text) => expect(problem(text)).toBeUndefined());

  it.each([
    `["command",${nested(4)}]`,
    '["command",{"a":{"b":{"c":{}}}}]',
    `["command",${'['.repeat(100)}`,
    '["command",{"a":"\\\\","b":[[[',
  ])('finds too many levels in %s', (text) => expect(problem(text)).toBe('deeper than 3 levels'));

  it.each(['["command",1,2]', '["command",{},{}]', `["command"${',0'.repeat(1000)}]`])(
    'finds too many arguments in %s',
    (text) => expect(problem(text)).toBe('a command is one argument'),
  );

  it('counts the levels of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(['command', value]);
        const deep = levels(value);
        expect(problem(text, deep)).toBeUndefined();
        if (deep > 0) expect(problem(text, deep - 1)).toBe(`deeper than ${deep - 1} levels`);
      }),
    );
  });
});
