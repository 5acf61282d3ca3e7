import { expect, it } from '@jest/globals';
import type { OwnerRequest } from '../../src/sessions/store/session-store.js';
import { eventually } from '../support/asterisk/eventually.js';
import { adding, claimed, fresh, takenOver, wholeOf } from '../support/store-bench.js';
import type { StoreUnderTest } from './store-under-test.js';

/** How a session goes from one owner to another one, and how it ends. */
export function movingSuite(bench: () => StoreUnderTest): void {
  it('of two who adopt at once one gets it, with all that there is', async () => {
    const { one, other } = bench();
    for (let n = 0; n < 20; n += 1) {
      const own = await claimed(one, 'dead');
      await one.save(own, adding(0, 2, { parts: new Map([['a', '1']]) }));
      const from = (await other.find(own.session))!;
      const both = await Promise.all([one.adopt(from, 'one'), other.adopt(from, 'other')]);
      const won = both.filter((kept) => kept !== undefined);
      expect(won).toHaveLength(1);
      expect(won[0]).toEqual(await one.read(own.session));
      expect(won[0]).toMatchObject({ instance: both[0] ? 'one' : 'other', seq: 2, events: [{ seq: 1 }, { seq: 2 }] });
      expect(won[0]?.fence).toBeGreaterThan(own.fence);
    }
  });

  it('all that may have some are known, also those that are gone', async () => {
    const { one, other } = bench();
    expect(await one.owners()).toEqual([]);
    await claimed(one, 'one');
    await claimed(one, 'gone');
    expect([...(await other.owners())].sort()).toEqual(['gone', 'one']);
  });

  it('nobody adopts by what was so before', async () => {
    const { one, other } = bench();
    const own = await claimed(one);
    const from = (await other.find(own.session))!;
    const next = await takenOver(bench(), own);
    expect(await one.adopt(from, 'one')).toBeUndefined();
    expect(await one.adopt({ ...from, fence: next.fence }, 'one')).toBeUndefined();
    expect(await one.adopt({ ...from, instance: 'other' }, 'one')).toBeUndefined();
    await other.drop(next);
    expect(await one.adopt({ ...from, instance: 'other', fence: next.fence }, 'one')).toBeUndefined();
  });

  it('one that was let go is still the agent’s, and is adopted by whoever comes', async () => {
    const { one, other } = bench();
    const own = await claimed(one);
    await one.save(own, adding(0, 3));
    expect(await one.release(own)).toBe(true);
    expect(await one.release(own)).toBe(false);
    expect(await one.save(own, adding(3, 1))).toBe('fenced');
    expect(await one.save(own, wholeOf(4))).toBe('fenced');
    const claim = await other.claim(own.key, fresh('session'), 'other');
    expect(claim).toEqual({ holder: { id: own.session, key: own.key, instance: undefined, fence: own.fence } });
    const next = await takenOver(bench(), own);
    expect(await other.save(next, adding(3, 1))).toBe('saved');
  });

  it('one that is over is nowhere, and nothing brings it back', async () => {
    const { one, other } = bench();
    const own = await claimed(one);
    await one.save(own, adding(0, 3));
    expect(await one.drop(own)).toBe(true);
    expect(await one.drop(own)).toBe(false);
    expect(await one.save(own, adding(3, 1))).toBe('fenced');
    expect(await one.save(own, wholeOf(4))).toBe('fenced');
    expect(await other.find(own.session)).toBeUndefined();
    expect(await other.read(own.session)).toBeUndefined();
    const next = await claimed(other, 'other', own.key);
    expect(await other.read(next.session)).toMatchObject({ seq: 0, events: [], parts: new Map() });
    expect(await one.save(own, wholeOf(4))).toBe('fenced');
  });

  it('tells which sessions an instance has, and which nobody has', async () => {
    const { one, other } = bench();
    const [mine, theirs] = [fresh('mine'), fresh('theirs')];
    const owns = await Promise.all(Array.from({ length: 30 }, () => claimed(one, mine)));
    const ids = async (instance?: string, limit = 1_000) =>
      (await other.ofInstance(instance, limit)).map(({ id }) => id).sort();
    const sessions = (from: number, to: number) =>
      owns
        .slice(from, to)
        .map(({ session }) => session)
        .sort();
    expect(await ids(mine)).toEqual(sessions(0, 30));
    expect(await ids(mine, 7)).toHaveLength(7);
    await Promise.all(owns.slice(0, 10).map((own) => one.release(own)));
    await Promise.all(owns.slice(10, 20).map((own) => takenOver(bench(), own, theirs)));
    await Promise.all(owns.slice(20, 25).map((own) => one.drop(own)));
    expect(await ids()).toEqual(sessions(0, 10));
    expect(await ids(theirs)).toEqual(sessions(10, 20));
    expect(await ids(mine)).toEqual(sessions(25, 30));
    expect(await other.owners()).toEqual(expect.arrayContaining([mine, theirs]));
    expect(await one.owners()).not.toContain(fresh('stranger'));
    expect((await other.ofInstance(theirs, 1))[0]).toMatchObject({ instance: theirs, key: { service: 'telephony' } });
    await takenOver(bench(), owns[0]!, mine);
    expect(await ids()).toEqual(sessions(1, 10));
  });

  it('tells an instance what is wanted of it, as long as it listens, and nobody else', async () => {
    const { one, other } = bench();
    const [mine, theirs] = [fresh('mine {}'), fresh('theirs')];
    const heard: OwnerRequest[] = [];
    const elsewhere: OwnerRequest[] = [];
    const stop = one.onAsked(mine, (request) => heard.push(request));
    const stopElsewhere = other.onAsked(theirs, (request) => elsewhere.push(request));
    const request = { session: fresh('session'), fence: 1, wanted: 'handover' } as const;
    // Nobody knows from when on it hears.
    await eventually(() => other.ask(mine, request).then(() => heard.length > 0), 10_000, 'heard');
    expect(heard[0]).toEqual(request);
    await one.ask(theirs, { session: 's', fence: 1, wanted: 'end' });
    await eventually(() => elsewhere.length > 0, 10_000, 'heard elsewhere');
    expect(elsewhere[0]).toEqual({ session: 's', fence: 1, wanted: 'end' });
    stop();
    stopElsewhere();
    stop();
    expect(heard.every(({ session }) => session === request.session)).toBe(true);
    const before = heard.length;
    const stopped = one.onAsked(theirs, (request) => elsewhere.push(request));
    await other.ask(mine, request);
    await eventually(() => other.ask(theirs, request).then(() => elsewhere.length > 1), 10_000, 'heard again');
    expect(heard).toHaveLength(before);
    stopped();
  });
}
