import { afterEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { OtherTabs } from './other-tabs.js';

function storage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    copy: () => {
      const other = storage();
      for (const [key, value] of kept) other.setItem(key, value);
      return other;
    },
  };
}

describe('OtherTabs', () => {
  const tabs: OtherTabs[] = [];
  const tab = (...of: ConstructorParameters<typeof OtherTabs>) => {
    const made = new OtherTabs(...of);
    tabs.push(made);
    return made;
  };

  afterEach(() => {
    for (const one of tabs.splice(0)) one.close();
  });

  it('tells a copy of a tab that works from one that is loaded anew', async () => {
    const [clock, first] = [new FakeClock(), storage()];
    let working: string | undefined = 'S1';
    tab(first, () => working, clock).mark('S1');
    const copy = tab(first.copy(), () => undefined, clock);
    expect(await copy.haveIt()).toBe(true);
    working = undefined;
    const answer = copy.haveIt();
    await clock.advance(1_000);
    expect(await answer).toBe(false);
  });

  it('asks nobody where there was no session', async () => {
    expect(await tab(storage(), () => 'S1', new FakeClock()).haveIt()).toBe(false);
  });
});
