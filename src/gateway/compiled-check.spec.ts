import { describe, expect, it } from '@jest/globals';
import { IsInt, IsOptional, IsString, validateSync } from 'class-validator';
import fc from 'fast-check';
import { CommandMessage } from '../protocol/command-message.dto.js';
import { COMMAND_TABLE } from '../protocol/command-table.js';
import { AgentCredentials } from '../protocol/service/prepare-session.dto.js';
import { fits } from './compiled-check.js';
import { declaredProperties } from './declared-properties.js';

type Shape = new () => object;

const SHAPES: readonly Shape[] = [CommandMessage, AgentCredentials, ...new Set(Object.values(COMMAND_TABLE))];

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

describe('fits', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))('says of %s what the validator says', (_, shape) => {
    const values = fc.array(fc.option(anyValue, { nil: undefined }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, (some) => {
        const instance = instanceOf(shape, some);
        const errors = validateSync(instance, { forbidUnknownValues: false, stopAtFirstError: true });
        expect(fits(shape, instance)).toBe(errors.length === 0);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves to the validator what it does not know', () => {
    class Listed {
      @IsString({ each: true }) names!: string[];
    }
    class Conditional {
      @IsOptional() @IsInt({ validateIf: () => false }) count?: number;
    }
    expect(fits(Listed, Object.assign(new Listed(), { names: ['a'] }))).toBe(false);
    expect(fits(Conditional, Object.assign(new Conditional(), { count: 'x' }))).toBe(false);
  });
});
