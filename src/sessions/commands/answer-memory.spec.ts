import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { FairShare } from '../bounds/fair-share.js';
import { AnswerMemory } from './answer-memory.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('AnswerMemory', () => {
  const bench = (share = new FairShare(10_000_000)) => {
    const [clock, done] = [new FakeClock(), new Map<string, number>()];
    const memory = new AnswerMemory<unknown>(clock, 1000, share);
    /** @returns how often the command with that id has been done by now */
    const send = async (id: string | undefined, answer: unknown = id) => {
      const key = id ?? '';
      await memory.once('c', id, async () => {
        done.set(key, (done.get(key) ?? 0) + 1);
        await settled();
        return answer;
      });
      await settled();
      return done.get(key);
    };
    return { clock, memory, send };
  };

  it('does once what is sent twice, also while it is at work, and again when its time is over', async () => {
    const { clock, send } = bench();
    expect(await Promise.all([send('a'), send('a')])).toEqual([1, 1]);
    expect(await send('a')).toBe(1);
    await clock.advance(1001);
    expect(await send('a')).toBe(2);
  });

  it.each([3_600_000, -3_600_000])('does not do it again when the clock is set by %d ms', async (ms) => {
    const { clock, send } = bench();
    await send('a');
    clock.setForward(ms);
    expect(await send('a')).toBe(1);
    await clock.advance(1001);
    expect(await send('a')).toBe(2);
  });

  it('gives a failure again too', async () => {
    const { memory } = bench();
    const broken = () => Promise.reject(new Error('no'));
    await expect(memory.once('c', 'a', broken)).rejects.toThrow('no');
    await settled();
    await expect(memory.once('c', 'b', () => Promise.resolve(1))).resolves.toBe(1);
  });

  it('tries anew what was not begun', async () => {
    const lasts = (answer: unknown) => answer !== 'not begun';
    const memory = new AnswerMemory<unknown>(new FakeClock(), 1000, new FairShare(10_000_000), lasts);
    await memory.once('c', 'a', () => Promise.resolve('not begun'));
    await settled();
    expect([memory.keys(), memory.bytes]).toEqual([[], 0]);
    await expect(memory.once('c', 'a', () => Promise.resolve('done'))).resolves.toBe('done');
  });

  it('tells commands apart by name and id, and does those without an id each time', async () => {
    const { memory, send } = bench();
    expect([await send(undefined), await send(undefined)]).toEqual([1, 2]);
    expect(await send('a')).toBe(1);
    expect(await memory.once('d', 'a', () => Promise.resolve('other'))).toBe('other');
  });

  it('keeps the latest thousand', async () => {
    const { send } = bench();
    for (let n = 0; n <= 1000; n += 1) await send(`k${n}`);
    expect(await send('k1')).toBe(1);
    expect(await send('k0')).toBe(2);
  });

  it('keeps a million characters at most, the oldest go first', async () => {
    const { send } = bench();
    for (let n = 0; n < 5; n += 1) await send(`k${n}`, 'x'.repeat(250_000));
    expect(await send('k1')).toBe(1);
    expect(await send('k0')).toBe(2);
  });

  it('keeps the latest, whatever it has, until the next one', async () => {
    const { send } = bench();
    await send('a', 'x'.repeat(2_000_000));
    expect(await send('a')).toBe(1);
    await send('b');
    expect(await send('b')).toBe(1);
    expect(await send('a')).toBe(2);
  });

  it('has all its room again when what filled it is forgotten', async () => {
    const { clock, send } = bench();
    for (let n = 0; n < 4; n += 1) await send(`old${n}`, 'x'.repeat(250_000));
    await clock.advance(1001);
    for (let n = 0; n < 4; n += 1) await send(`new${n}`, 'x'.repeat(250_000));
    expect(await send('new0')).toBe(1);
  });

  it('has a bound on what is at work, repeated commands included; a release has room beyond it', async () => {
    const { memory } = bench();
    const hangs: (() => void)[] = [];
    const hang = () => new Promise<unknown>((resolve) => hangs.push(() => resolve('late')));
    const begun = Array.from({ length: 32 }, (_, n) => memory.once('c', n < 16 ? 'same' : undefined, hang));
    await expect(memory.once('c', 'same', hang)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await expect(memory.once('c', undefined, hang)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const release = memory.once('conversation.release', undefined, () => Promise.resolve('released'));
    await expect(release).resolves.toBe('released');
    for (const end of hangs) end();
    expect(await Promise.all(begun)).toEqual(Array.from({ length: 32 }, () => 'late'));
    await expect(memory.once('c', 'same', () => Promise.resolve('again'))).resolves.toBe('late');
  });

  it('never forgets what is still at work', async () => {
    const { memory, send } = bench();
    const ends: (() => void)[] = [];
    const first = memory.once('c', 'slow', () => new Promise((resolve) => ends.push(() => resolve('first'))));
    for (let n = 0; n <= 1000; n += 1) await send(`k${n}`);
    const again = memory.once('c', 'slow', () => Promise.resolve('second'));
    for (const end of ends) end();
    expect([await first, await again]).toEqual(['first', 'first']);
  });

  it('the sessions that remember the most forget first, and give their room back at their end', async () => {
    const share = new FairShare(500_000);
    const [little, much] = [bench(share), bench(share)];
    await little.send('a');
    for (let n = 0; n < 100; n += 1) await much.send(`k${n}`, 'x'.repeat(20_000));
    expect(share.bytes).toBeLessThanOrEqual(500_000);
    expect(await little.send('a')).toBe(1);
    much.memory.close();
    expect(share.bytes).toBe(little.memory.bytes);
  });

  it('goes on with the answers of another one for as long as they had, and never does again what that had begun', async () => {
    const [first, second] = [bench(), bench()];
    await first.send('old');
    await first.clock.advance(600);
    await first.send('done', { a: [1] });
    void first.memory.once('c', 'begun', () => new Promise(() => undefined));
    const kept = new Map(first.memory.keys().flatMap((key) => [[key, first.memory.kept(key) ?? ('begun' as const)]]));
    second.clock.setForward(600);
    second.memory.restore(kept);
    expect(new Map(second.memory.keys().map((key) => [key, second.memory.kept(key)]))).toEqual(kept);
    await expect(second.memory.once('c', 'done', () => Promise.resolve('again'))).resolves.toEqual({ a: [1] });
    const again = () => second.memory.once('c', 'begun', () => Promise.resolve('again'));
    await expect(again()).rejects.toMatchObject({ code: 'CTI_TIMEOUT' });
    await second.clock.advance(401);
    expect(await second.send('old', 'new')).toBe(1);
    await expect(again()).rejects.toMatchObject({ code: 'CTI_TIMEOUT' });
  });

  it('says of each command when there is something else to know of it, before it is begun', async () => {
    const { memory, clock } = bench();
    const told: unknown[] = [];
    memory.watcher = (key) => told.push([key, memory.kept(key)]);
    await memory.once('c', 'a', () => {
      told.push('begun');
      return Promise.resolve(1);
    });
    await settled();
    const until = clock.now() + 1000;
    expect(told).toEqual([['c a', 'begun'], 'begun', ['c a', { text: '1', until }]]);
    memory.dropOldest();
    expect(told.at(-1)).toEqual(['c a', undefined]);
  });
});
