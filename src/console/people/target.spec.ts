import { beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import type { Session } from '../../client.js';
import { Target } from './target.js';

describe('the field for whom to call', () => {
  let clock: FakeClock;
  let found: readonly string[];
  let target: Target;
  const dialled: string[] = [];
  const dial = (to: string) => dialled.push(to) > 0;
  const find = async (text: string, ...ids: string[]) => {
    found = ids;
    target.type(text);
    await clock.advance(1_000);
  };

  beforeEach(() => {
    clock = new FakeClock();
    dialled.length = 0;
    const directory = () =>
      Promise.resolve({ entries: found.map((id) => ({ kind: 'contact', id, name: id, address: `+${id}` })) });
    target = new Target(() => ({ directory }) as unknown as Session, clock);
  });

  it('dials who was chosen, though others are found before it is said', async () => {
    await find('a', 'ann', 'bob');
    target.key('ArrowDown');
    target.key('ArrowDown');
    expect(target.active.value).toBe(1);
    found = ['bob', 'ann'];
    target.look();
    await clock.advance(1_000);
    expect(target.active.value).toBe(0);
    await target.pick(dial);
    expect(dialled).toEqual(['+bob']);
  });

  it('dials the text where who was chosen is not found any more', async () => {
    await find('a', 'ann');
    target.key('ArrowDown');
    found = ['eve'];
    target.look();
    await clock.advance(1_000);
    await target.pick(dial);
    expect(dialled).toEqual(['a']);
  });

  it('goes through those who are found and the text, round and round', async () => {
    await find('a', 'ann', 'bob');
    const places = ['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown'].map((key) => {
      target.key(key);
      return target.active.value;
    });
    expect(places).toEqual([1, 0, -1, 0]);
  });
});
