import { expect, it } from '@jest/globals';
import { Observable } from './observable.js';

it('tells whole values, what has changed alone, and nobody who has left', () => {
  const observable = new Observable<{ a: number; b: string | undefined }>({ a: 1, b: 'x' });
  const told: unknown[] = [];
  const leave = observable.subscribe((value) => told.push(value));
  observable.update({ a: 1 });
  observable.update({ b: undefined });
  leave();
  observable.update({ a: 2 });
  expect(told).toEqual([{ a: 1, b: undefined }]);
  expect(observable.value).toEqual({ a: 2, b: undefined });
});
