import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../test/support/fake-clock.js';
import { RememberedPasswords } from './remembered-passwords.js';

describe('RememberedPasswords', () => {
  let clock: FakeClock;
  let remembered: RememberedPasswords;

  beforeEach(() => {
    clock = new FakeClock();
    remembered = new RememberedPasswords(clock, 1_000);
  });

  it('knows what was right, of that agent and of nobody else', () => {
    remembered.learn('a', 'one');
    expect(remembered.knows('a', 'one')).toBe(true);
    for (const [id, password] of [
      ['a', 'two'],
      ['a', ''],
      ['b', 'one'],
      ['', 'one'],
      ['a\none', ''],
    ] as const)
      expect(remembered.knows(id, password)).toBe(false);
  });

  it('forgets it after a while, counted from when it was derived', async () => {
    remembered.learn('a', 'one');
    await clock.advance(600);
    remembered.learn('b', 'two');
    expect(remembered.knows('a', 'one')).toBe(true);
    await clock.advance(600);
    expect([remembered.knows('a', 'one'), remembered.knows('b', 'two')]).toEqual([false, true]);
    remembered.learn('b', 'two');
    await clock.advance(999);
    expect(remembered.knows('b', 'two')).toBe(true);
    await clock.advance(1);
    expect(remembered.knows('b', 'two')).toBe(false);
  });

  it('remembers nothing where it may not', () => {
    const none = new RememberedPasswords(clock, 0);
    none.learn('a', 'one');
    expect(none.knows('a', 'one')).toBe(false);
  });
});
