import { describe, expect, it } from '@jest/globals';
import { checkTables } from './check-tables.js';
import { OPERATIONS } from './operations.js';

describe('the tables of calls', () => {
  it('are right', () => {
    expect(() => checkTables()).not.toThrow();
  });

  it.each([
    ['hold', 'the agent is with nobody', { ...OPERATIONS.hold, after: (call) => ({ ...call, focus: 'consult' }) }],
    [
      'consult',
      'somebody is in it twice',
      { refused: () => undefined, after: (call) => ({ ...call, consult: call.primary }) },
    ],
    [
      'transfer',
      'it has what only an agent has',
      { ...OPERATIONS.transfer, after: (call) => ({ ...call, agent: undefined }) },
    ],
    [
      'releasePrimary',
      'there is no contact',
      { ...OPERATIONS.releasePrimary, after: (call) => ({ ...call, primary: [], focus: 'consult' }) },
    ],
  ] as const satisfies readonly (readonly [keyof typeof OPERATIONS, string, (typeof OPERATIONS)['hold']])[])(
    'are checked: %s must not say that %s',
    (name, why, row) => {
      expect(() => checkTables({ ...OPERATIONS, [name]: row })).toThrow(`${name} of 1+`);
      expect(() => checkTables({ ...OPERATIONS, [name]: row })).toThrow(why);
    },
  );
});
