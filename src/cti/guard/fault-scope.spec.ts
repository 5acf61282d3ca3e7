import { afterEach, describe, expect, it } from '@jest/globals';
import { blameProvider, inScope } from './fault-scope.js';

const PACKAGE = new URL('../../../', import.meta.url);
const blamed: string[] = [];
const provider = (folder: string): void => {
  const home = new URL(folder, PACKAGE).href;
  inScope({ home, stray: () => void blamed.push(folder) }, () => undefined);
};
const thrownAt = (...places: readonly string[]) => {
  const error = new Error('boom');
  error.stack = ['Error: boom', ...places.map((place) => `    at work (${place}:1:2)`)].join('\n');
  return error;
};
const urlOf = (path: string) => new URL(path, PACKAGE).href;

describe('an error that nobody has caught, out of its context', () => {
  // The one has this package within its folder, as a file beside node_modules has.
  provider('./');
  provider('./test/p/');
  afterEach(() => void blamed.splice(0));

  it.each([
    ['a line of its own', [urlOf('./p.mjs')], ['./']],
    ['a line of its own below the house', [urlOf('./src/a.js'), urlOf('./p.mjs')], ['./']],
    ['a module of the older kind', [new URL('./p.cjs', PACKAGE).pathname], ['./']],
    ['both', [urlOf('./test/p/a.js')], ['./', './test/p/']],
    ['the house alone', [urlOf('./src/a.js'), urlOf('./node_modules/a/a.js')], []],
    ['what a provider has in its own modules', [urlOf('./test/p/node_modules/a/a.js')], ['./', './test/p/']],
  ])('goes by its stack: %s', (_, places, whose) => {
    expect(blameProvider(thrownAt(...places))).toBe(whose.length > 0);
    expect(blamed).toEqual(whose);
  });

  it('is not blamed by what its message says', () => {
    expect(blameProvider(Object.assign(new Error(), { stack: `Error: no ${urlOf('./test/p/')}` }))).toBe(false);
  });
});
