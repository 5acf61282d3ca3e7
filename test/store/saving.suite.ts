import { expect, it } from '@jest/globals';
import { adding, claimed, events, seqs, takenOver, wholeOf } from '../support/store-bench.js';
import type { StoreUnderTest } from './store-under-test.js';

const part = (name: string, json: string | null) => ({ parts: new Map([[name, json]]) });

/** What becomes of what an owner writes. */
export function savingSuite(bench: () => StoreUnderTest): void {
  it('keeps events and parts as they were given, and takes parts away', async () => {
    const { one, other } = bench();
    const own = await claimed(one);
    const parts = new Map([
      ['identity', '{"name":"Zoë"}'],
      ['gone', '1'],
      ['{odd} name', '"漢字\\u0000"'],
    ]);
    expect(await one.save(own, adding(0, 3, { parts }))).toBe('saved');
    expect(await one.save(own, adding(3, 1, part('gone', null)))).toBe('saved');
    const kept = await other.read(own.session);
    expect(kept).toMatchObject({ id: own.session, key: own.key, instance: 'one', fence: own.fence, seq: 4 });
    expect(kept?.events).toEqual([...events(1, 3), ...events(4, 4)]);
    expect(kept?.parts).toEqual(new Map([...parts].filter(([name]) => name !== 'gone')));
  });

  it('says that it is behind where an event is missing or there already, and writes nothing', async () => {
    const { one } = bench();
    const own = await claimed(one);
    await one.save(own, adding(0, 3, part('a', '1')));
    for (const after of [2, 4, 0]) expect(await one.save(own, adding(after, 2, part('a', '2')))).toBe('behind');
    const kept = await one.read(own.session);
    expect(seqs(kept)).toEqual([1, 2, 3]);
    expect(kept?.parts.get('a')).toBe('1');
  });

  it('refuses events with a hole', async () => {
    const { one } = bench();
    const own = await claimed(one);
    const torn = [...events(1, 1), ...events(3, 3)];
    await expect(one.save(own, adding(0, 0, { events: torn }))).rejects.toThrow(RangeError);
    await expect(one.save(own, adding(0, 0, { events: events(2, 2) }))).rejects.toThrow(RangeError);
    expect(seqs(await one.read(own.session))).toEqual([]);
  });

  it('saves that are made without waiting take effect in their order', async () => {
    const { one, other } = bench();
    const owns = await Promise.all(Array.from({ length: 10 }, () => claimed(one)));
    const saves = Array.from({ length: 50 }, (_, n) =>
      owns.map((own) => one.save(own, adding(n, 1, part('n', `${n}`)))),
    );
    expect(new Set(await Promise.all(saves.flat()))).toEqual(new Set(['saved']));
    for (const own of owns) {
      const kept = await other.read(own.session);
      expect(kept?.events.map(({ text }) => text)).toEqual(events(1, 50).map(({ text }) => text));
      expect(kept?.parts.get('n')).toBe('49');
    }
  });

  it('throws away what is older than the oldest that is worth keeping', async () => {
    const { one } = bench();
    const own = await claimed(one);
    await one.save(own, adding(0, 10));
    await one.save(own, adding(10, 2, { oldest: 9 }));
    expect(seqs(await one.read(own.session))).toEqual([9, 10, 11, 12]);
    await one.save(own, adding(12, 0, { oldest: 13 }));
    expect(await one.read(own.session)).toMatchObject({ seq: 12, events: [] });
    expect(await one.save(own, adding(12, 2, { oldest: 14 }))).toBe('saved');
    expect(await one.read(own.session)).toMatchObject({ seq: 14, events: [{ seq: 14 }] });
  });

  it('the whole takes the place of all that was there', async () => {
    const { one } = bench();
    const own = await claimed(one);
    await one.save(own, adding(0, 5, part('old', '1')));
    expect(await one.save(own, adding(7, 2, { whole: true, ...part('new', '2') }))).toBe('saved');
    const kept = await one.read(own.session);
    expect(seqs(kept)).toEqual([8, 9]);
    expect(kept?.parts).toEqual(new Map([['new', '2']]));
    expect(await one.save(own, adding(3, 0, { whole: true }))).toBe('saved');
    expect(await one.read(own.session)).toMatchObject({ seq: 3, events: [], parts: new Map() });
  });

  it('is fenced after a take-over, also with the whole; whoever has it goes on where it was', async () => {
    const { one, other } = bench();
    const own = await claimed(one);
    await one.save(own, adding(0, 2, part('a', '1')));
    const next = await takenOver(bench(), own);
    expect(await one.save(own, adding(2, 1))).toBe('fenced');
    expect(await one.save(own, wholeOf(9))).toBe('fenced');
    expect(await one.release(own)).toBe(false);
    expect(await one.drop(own)).toBe(false);
    expect(await other.save(next, adding(2, 1))).toBe('saved');
    expect(seqs(await one.read(own.session))).toEqual([1, 2, 3]);
  });

  it('keeps a part of 1 MB, and 500 parts and events at once', async () => {
    const { one, other } = bench();
    const own = await claimed(one);
    const large = JSON.stringify('ж'.repeat(524_288));
    expect(await one.save(own, adding(0, 1, part('large', large)))).toBe('saved');
    const many = new Map(Array.from({ length: 500 }, (_, n) => [`p${n}`, `${n}`]));
    expect(await one.save(own, adding(1, 500, { parts: many }))).toBe('saved');
    const kept = await takenOver(bench(), own).then(() => other.read(own.session));
    expect(kept?.parts.get('large')).toBe(large);
    expect(kept?.parts.size).toBe(501);
    expect(seqs(kept)).toHaveLength(501);
  });
}
