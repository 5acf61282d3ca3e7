import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/errors/operator-errors.js';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import { RedisInstanceDirectory } from '../../src/redis/redis-instance-directory.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { eventually } from '../support/asterisk/eventually.js';
import { measured } from '../support/measured.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';
import { redisSettings } from '../support/redis/redis-settings.js';

/** Ample: what takes a second or a lease may take that long on a machine that has other things to do. */
const DEADLINE_MS = 30_000;

const lab = new RedisLab();
beforeAll(() => lab.start(), REDIS_START_MS);
afterAll(() => lab.stop());

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await lab.reset();
});

async function joined(id: string, { url = lab.url, domain = 'default' } = {}): Promise<RedisInstanceDirectory> {
  const redis = new RedisConnection(redisSettings(url), new SystemClock());
  redis.open();
  const directory = new RedisInstanceDirectory({ id, url: `http://${id}` }, domain, redis, new SystemClock());
  directory.join(() => ({ ip: { status: 'InService', sessions: 0 } }));
  ends.push(async () => {
    await directory.leave();
    redis.close();
  });
  await eventually(() => directory.holdsLease(), DEADLINE_MS, `a lease of ${id}`);
  return directory;
}

const sees = (directory: RedisInstanceDirectory, ...ids: string[]) =>
  eventually(
    () =>
      directory
        .others()
        .map(({ id }) => id)
        .join() === ids.join(),
    DEADLINE_MS,
    () => `${directory.self.id} sees ${ids.join()}: ${JSON.stringify(directory.others())}`,
  );

describe('instances by a real Redis', () => {
  it('see each other, those of their own domain alone, and who leaves', async () => {
    const [a, b, c] = [await joined('a'), await joined('b'), await joined('c', { domain: 'else{where}' })];
    await Promise.all([sees(a, 'b'), sees(b, 'a')]);
    expect(c.others()).toEqual([]);
    expect(a.others()).toEqual([{ id: 'b', url: 'http://b', services: { ip: { status: 'InService', sessions: 0 } } }]);
    await b.leave();
    await sees(a);
    expect(b.holdsLease()).toBe(false);
  });

  it('one lives from the moment when it has joined until it has left or its lease has run out', async () => {
    const a = await joined('a');
    expect(await a.alive('b')).toBe(false);
    const b = await joined('b');
    expect(await Promise.all([a.alive('a'), a.alive('b'), b.alive('a')])).toEqual([true, true, true]);
    await sees(a, 'b');
    await b.leave();
    await expect(b.renew()).rejects.toBeInstanceOf(StoreUnavailableError);
    await eventually(async () => !(await a.alive('b')), DEADLINE_MS, 'b is gone');
  });

  it('one that is cut off knows it before the others do, is gone for them, and comes back', async () => {
    const proxy = await lab.proxy();
    const [a, b] = [await joined('a'), await joined('b', { url: proxy.url })];
    await sees(a, 'b');
    let forgotten = 0;
    b.onForgotten(() => (forgotten += 1));
    const heldWhenGone = new Promise<boolean>((resolve) => a.onChange(() => resolve(b.holdsLease())));
    const cut = performance.now();
    await proxy.close();
    expect(await heldWhenGone).toBe(false);
    measured('an instance is cut off from the store: gone for the others', performance.now() - cut);
    // Nobody is gone for that the store is away.
    expect(b.others().map(({ id }) => id)).toEqual(['a']);
    expect(forgotten).toBe(0);
  });

  it('a Redis that comes back empty takes nobody away', async () => {
    const [a, b] = [await joined('a'), await joined('b')];
    await Promise.all([sees(a, 'b'), sees(b, 'a')]);
    let changes = 0;
    for (const one of [a, b]) one.onChange(() => (changes += 1));
    const forgotten = [a, b].map((one) => new Promise<void>((resolve) => one.onForgotten(resolve)));
    await lab.server.restartEmpty();
    await Promise.all(forgotten);
    await eventually(() => a.holdsLease() && b.holdsLease(), DEADLINE_MS, 'both hold their leases again');
    expect(changes).toBe(0);
    const records = await lab.server.cli('HKEYS', 'test:{instances:default}:records');
    expect(records.split('\n').sort()).toEqual(['a', 'b']);
  });
});
