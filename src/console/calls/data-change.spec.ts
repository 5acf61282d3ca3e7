import { describe, expect, it } from '@jest/globals';
import { dataChange } from './data-change.js';
import { dataLeaves } from './data-leaves.js';

describe('the data of an interaction', () => {
  const data = { account: '7', address: { city: 'Ulm', street: { name: 'Gasse' } }, none: {} };

  it('is shown by its texts, with the keys that lead there', () => {
    expect(dataLeaves(data)).toEqual([
      { path: ['account'], value: '7' },
      { path: ['address', 'city'], value: 'Ulm' },
      { path: ['address', 'street', 'name'], value: 'Gasse' },
      { path: ['none'], value: '' },
    ]);
  });

  it.each([
    [['account'], '8', { account: '8' }],
    [['account'], null, { account: null }],
    [['new'], 'x', { new: 'x' }],
    [['address', 'city'], 'Bonn', { address: { city: 'Bonn', street: { name: 'Gasse' } } }],
    [['address', 'street', 'name'], null, { address: { city: 'Ulm' } }],
    [['address', 'city'], null, { address: { street: { name: 'Gasse' } } }],
    [['account', 'sub'], 'x', { account: { sub: 'x' } }],
    [['toString'], 'x', { toString: 'x' }],
  ])('becomes another at %j with %j', (path, value, change) => {
    expect(dataChange(data, path, value)).toEqual(change);
  });

  it('loses the map in which nothing is left', () => {
    expect(dataChange({ a: { b: { c: '1' } } }, ['a', 'b', 'c'], null)).toEqual({ a: null });
  });
});
