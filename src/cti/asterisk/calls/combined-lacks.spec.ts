import { describe, expect, it } from '@jest/globals';
import type { CtiLacks } from '../../port/cti-facts.js';
import { why } from '../../../protocol/why.js';
import { combinedLacks } from './combined-lacks.js';

const ONE: CtiLacks = { commands: ['conversation.hold'], ...why('called-in') };
const OTHER: CtiLacks = { commands: ['conversation.mute'], ...why('other') };

describe('combinedLacks', () => {
  it('names each way, and is the same list every time', () => {
    const both = combinedLacks(ONE, OTHER);
    expect(both).toEqual([ONE, OTHER]);
    expect(combinedLacks(ONE, undefined, OTHER)).toBe(both);
  });

  it('is the one where there is only one', () => {
    expect([combinedLacks(ONE, undefined), combinedLacks(undefined, OTHER)]).toEqual([[ONE], [OTHER]]);
    expect(combinedLacks(undefined, undefined)).toBeUndefined();
  });
});
