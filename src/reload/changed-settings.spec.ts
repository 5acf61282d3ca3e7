import { describe, expect, it } from '@jest/globals';
import { changedSettings } from './changed-settings.js';

describe('what has changed between two configurations', () => {
  it.each([
    [{ log: { level: 'info' } }, { log: { level: 'warn' } }, ['log.level']],
    [{ a: 1 }, { a: 1, b: undefined }, []],
    [{ a: 1 }, { a: 1, b: 2 }, ['b']],
    [{ origins: ['a'] }, { origins: ['b'] }, ['origins']],
    [{ store: undefined }, { store: { url: 'x' } }, ['store']],
    [
      { services: [{ id: 'pbx', options: { ami: { secret: 'x' } } }] },
      { services: [{ id: 'pbx', options: { ami: { secret: 'y' } } }] },
      ['services.pbx.options.ami.secret'],
    ],
    [{ services: [{ id: 'a' }] }, { services: [{ id: 'a' }, { id: 'b' }] }, ['services.b']],
    [{ models: [{ name: 'a' }, { name: 'b' }] }, { models: [{ name: 'b' }, { name: 'a' }] }, ['models']],
    [{ models: [] }, { models: [{ name: 'a' }] }, ['models.a']],
  ])('%j → %j: %j', (before, after, paths) => {
    expect(changedSettings(before, after)).toEqual(paths);
  });
});
