import { describe, expect, it } from '@jest/globals';
import type { Arrangement } from './arrangement.js';
import { plainCall } from './arrangement.js';
import { silenceChanges, silenceOf } from './silence.js';

const ALL = { read: true, write: true };
const AGENT = { read: true, write: false };
const NONE = { read: false, write: false };

describe('what is silent in a recording', () => {
  const plain = plainCall('agent', 'customer');
  const cases: readonly (readonly [string, boolean, Arrangement | undefined, typeof ALL])[] = [
    ['nothing while they talk', false, plain, NONE],
    ['the agent who is muted', false, { ...plain, muted: true }, AGENT],
    ['all while the agent holds', false, { ...plain, focus: 'none' }, ALL],
    ['all while the agent asks, muted or not', false, { ...plain, focus: 'consult', muted: true }, ALL],
    ['all where it is paused', true, plain, ALL],
    ['all where it is paused, at a leg that is no agent’s', true, undefined, ALL],
    ['nothing at a leg that is no agent’s', false, undefined, NONE],
  ];

  it.each(cases)('%s', (_, paused, arrangement, silence) => {
    expect(silenceOf(paused, arrangement)).toEqual(silence);
  });

  it('becomes so with as few orders as possible', () => {
    expect(silenceChanges(ALL, ALL)).toEqual([]);
    expect(silenceChanges(NONE, ALL)).toEqual([{ direction: 'both', silent: true }]);
    expect(silenceChanges(ALL, AGENT)).toEqual([{ direction: 'write', silent: false }]);
    expect(silenceChanges(undefined, NONE)).toEqual([{ direction: 'both', silent: false }]);
    expect(silenceChanges(undefined, AGENT)).toEqual([
      { direction: 'read', silent: true },
      { direction: 'write', silent: false },
    ]);
  });
});
