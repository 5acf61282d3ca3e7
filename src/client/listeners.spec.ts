import { expect, it } from '@jest/globals';
import { Listeners } from './listeners.js';

it('tells nobody who is added while it tells, and nobody who is taken out', () => {
  const listeners = new Listeners<number>();
  const told: string[] = [];
  const again = () => {
    end();
    told.push('again');
    if (told.length < 100) end = listeners.add(again);
    last();
  };
  let end = listeners.add(again);
  const last = listeners.add(() => told.push('last'));
  listeners.tell(1);
  expect(told).toEqual(['again']);
});
