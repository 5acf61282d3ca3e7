import { describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/support/fake-clock.js';
import { AnswerMemory } from './answer-memory.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('AnswerMemory', () => {
  const bench = () => {
    const [clock, done] = [new FakeClock(), new Map<string, number>()];
    const memory = new AnswerMemory<unknown>(clock, 1000);
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
});
