import { describe, expect, it } from '@jest/globals';
import type { ClientError } from '../../client.js';
import { Doings } from './doings.js';

const refused = () => Promise.reject(new Error('no'));

describe('Doings', () => {
  it('does one thing once at a time, and shows that it is under way', async () => {
    const doings = new Doings();
    let done = 0;
    let end: () => void = () => undefined;
    const first = doings.run('hold', () => new Promise<void>((resolve) => (end = resolve)).then(() => (done += 1)));
    expect(doings.pending.value.has('hold')).toBe(true);
    expect(await doings.run('hold', async () => (done += 1))).toBe(false);
    end();
    expect(await first).toBe(true);
    expect([done, doings.pending.value.size]).toEqual([1, 0]);
  });

  it('keeps one notice of what was refused until the same is done', async () => {
    const doings = new Doings();
    await doings.run('hold', refused);
    await doings.run('hold', refused);
    await doings.run('mute', refused);
    expect(doings.notices.value.map(({ key }) => key)).toEqual(['hold', 'mute']);
    await doings.run('hold', async () => undefined);
    expect(doings.notices.value.map(({ key }) => key)).toEqual(['mute']);
  });

  it('does nothing later that was asked for without a connection', async () => {
    let [connected, done] = [false, 0];
    const doings = new Doings(() => connected);
    expect(await doings.run('release', async () => (done += 1))).toBe(false);
    expect(doings.notices.value.map(({ error }) => (error as ClientError).code)).toEqual(['NO_CONNECTION']);
    connected = true;
    expect([await doings.run('release', async () => (done += 1)), done]).toEqual([true, 1]);
  });

  it('keeps the latest notices alone', () => {
    const doings = new Doings();
    for (let count = 0; count < 10; count += 1) doings.failed(new Error('no'));
    expect(doings.notices.value).toHaveLength(3);
    doings.dismiss(doings.notices.value[0]?.id ?? 0);
    expect(doings.notices.value).toHaveLength(2);
  });
});
