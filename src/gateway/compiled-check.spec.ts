import { describe, expect, it } from '@jest/globals';
import { IsInt, IsOptional, IsString, Max, Min, validateSync } from 'class-validator';
import fc from 'fast-check';
import { CommandMessage } from '../protocol/command-message.dto.js';
import { COMMAND_TABLE } from '../protocol/command-table.js';
import { AgentCredentials } from '../protocol/service/prepare-session.dto.js';
import { describeShape, problemsOf } from './compiled-check.js';
import { declaredProperties } from './declared-properties.js';

type Shape = new () => object;

const SHAPES: readonly Shape[] = [
  CommandMessage,
  AgentCredentials,
  ...new Set(Object.values(COMMAND_TABLE).map(({ data }) => data)),
];

/** What stands in messages: right values, nearly right ones, and anything at all. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    'a',
    'a.b',
    '+1555',
    'x'.repeat(65),
    'x'.repeat(300),
    'Telephony',
    0,
    -1,
    1.5,
    true,
    null,
    [],
  ),
  fc.string(),
  fc.dictionary(fc.string(), fc.string()),
  fc.jsonValue(),
);

const STRANGE: readonly object[] = [{ length: { toString: 1 } }, { length: [], valueOf: 2 }, { toString: null }];

function instanceOf(shape: Shape, values: readonly unknown[]): object {
  const instance = new shape() as Record<string, unknown>;
  declaredProperties(shape).forEach(({ name, nested }, index) => {
    const value = values[index];
    if (value === undefined) return;
    const block = typeof value === 'object' && value !== null && !Array.isArray(value);
    instance[name] = nested && block ? Object.assign(new nested(), value) : value;
  });
  return instance;
}

describe('problemsOf', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))('says of %s what the validator says', (_, shape) => {
    const values = fc.array(fc.option(anyValue, { nil: undefined }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, (some) => {
        const instance = instanceOf(shape, some);
        const errors = validateSync(instance, { forbidUnknownValues: false, stopAtFirstError: true });
        const wrong = errors.map(({ property }) => property);
        const told = problemsOf(shape, instance, '') ?? [];
        expect(new Set(told.map(({ path }) => path.split('.')[0]))).toEqual(new Set(wrong));
      }),
      { numRuns: 300 },
    );
  });

  it('words a problem as the validator does', () => {
    const instance = Object.assign(new CommandMessage(), { command: '', id: 7, target: 'a..b' });
    expect(problemsOf(CommandMessage, instance, 'x')).toEqual([
      { path: 'x.command', problem: 'command must be longer than or equal to 1 characters' },
      { path: 'x.id', problem: expect.stringContaining('id must be') },
      { path: 'x.target', problem: 'target is one to four ids joined by dots' },
    ]);
  });

  it('says that a value is of the wrong kind before it says anything else of it', () => {
    class Paged {
      @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
    }
    for (const limit of ['5', 1.5, null]) {
      const told = problemsOf(Paged, Object.assign(new Paged(), { limit }), '') ?? [];
      expect(told.map(({ problem }) => problem)).toEqual(limit === null ? [] : ['limit must be an integer number']);
    }
  });

  it.each(STRANGE.map((one) => [one] as const))('is not led astray by what an object says of itself: %j', (value) => {
    const instance = Object.assign(new CommandMessage(), { command: value, id: value });
    expect(problemsOf(CommandMessage, instance, '')?.map(({ path }) => path)).toEqual(['command', 'id']);
  });

  it('says which decorator it does not know', () => {
    class Listed {
      @IsString({ each: true }) names!: string[];
    }
    class Conditional {
      @IsOptional() @IsInt({ validateIf: () => false }) count?: number;
    }
    expect(() => describeShape(Listed)).toThrow('names');
    expect(() => describeShape(Conditional)).toThrow('count');
  });
});
