import { expect, it } from '@jest/globals';
import { blameProvider } from './fault-scope.js';
import { ProviderCode } from './provider-code.js';

it('has all services of a provider answer for what its modules have begun, also before there was one', () => {
  const code = new ProviderCode('file:///srv/p/');
  const told: [string, unknown][] = [];
  const serves = (name: string) => code.serves({ stray: (thrown) => told.push([name, thrown]) });
  expect(code.run(() => blameProvider('early'))).toBe(true);
  serves('a');
  serves('b');
  expect(code.run(() => blameProvider('late'))).toBe(true);
  expect(told).toEqual([
    ['a', 'early'],
    ['b', 'early'],
    ['a', 'late'],
    ['b', 'late'],
  ]);
});
