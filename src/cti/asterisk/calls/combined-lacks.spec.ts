import { describe, expect, it } from '@jest/globals';
import type { CtiLacks } from '../../port/cti-facts.js';
import { combinedLacks } from './combined-lacks.js';

const ONE: CtiLacks = { commands: ['conversation.hold'], why: 'one' };
const OTHER: CtiLacks = { commands: ['conversation.mute'], why: 'other' };

describe('combinedLacks', () => {
  it('has what either has, and is the same list every time', () => {
    const both = combinedLacks(ONE, OTHER);
    expect(both).toEqual({ commands: ['conversation.hold', 'conversation.mute'], why: 'one; other' });
    expect(combinedLacks(ONE, OTHER)).toBe(both);
  });

  it('is the one where there is only one', () => {
    expect([combinedLacks(ONE, undefined), combinedLacks(undefined, OTHER)]).toEqual([ONE, OTHER]);
    expect(combinedLacks(undefined, undefined)).toBeUndefined();
  });
});
