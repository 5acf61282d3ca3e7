import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/errors/operator-errors.js';
import { eventually } from '../support/asterisk/eventually.js';
import { REDIS_START_MS, RedisLab } from '../support/redis/redis-lab.js';
import type { RedisProxy } from '../support/redis/redis-proxy.js';
import { redisSettings } from '../support/redis/redis-settings.js';
import { adding, claimed, keyOf, seqs, takenOver, wholeOf } from '../support/store-bench.js';
import { openStores, PATIENT } from './open-stores.js';
import { TestOwner } from './test-owner.js';

const DEADLINE_MS = 30_000;
const RETENTION_MS = 600_000;
/** Silence is noticed soon. */
const WATCHFUL = { ...PATIENT, commandTimeout: 2_000, silenceTimeout: 3_000 };

const lab = new RedisLab();
let proxy: RedisProxy;
let stores: Awaited<ReturnType<typeof openStores>>;
beforeAll(() => lab.start(), REDIS_START_MS);
beforeEach(async () => {
  proxy = await lab.proxy();
  stores = await openStores(redisSettings(proxy.url, WATCHFUL), RETENTION_MS);
});
afterEach(async () => {
  await stores.close();
  await lab.reset();
});
afterAll(() => lab.stop());

/** Owners that write all the time, while `fault` happens and until all goes on after it; nothing may be missing then. */
async function through(fault: () => Promise<void>): Promise<readonly TestOwner[]> {
  const { one, other } = stores;
  const owners = await Promise.all(
    Array.from({ length: 10 }, async () => new TestOwner(one, await claimed(one)).start()),
  );
  const written = async (more: number) => {
    const goals = owners.map((owner) => owner.acknowledged + more);
    await eventually(() => owners.every((owner, n) => owner.acknowledged >= (goals[n] ?? 0)), DEADLINE_MS, 'saves');
  };
  await written(20);
  await fault();
  await written(20);
  await Promise.all(owners.map((owner) => owner.stop()));
  // Each comes back by itself, and not in the same moment.
  await eventually(() => other.available, DEADLINE_MS, 'whoever reads is back too');
  for (const { own, acknowledged } of owners) {
    const kept = await other.read(own.session);
    expect(seqs(kept)).toEqual(Array.from({ length: kept?.seq ?? 0 }, (_, n) => n + 1));
    expect(kept?.seq).toBeGreaterThanOrEqual(acknowledged);
  }
  return owners;
}

describe('the store in Redis', () => {
  it('is filled again after Redis has come back empty, while saves go on', async () => {
    const owners = await through(() => lab.server.restartEmpty());
    for (const { failures } of owners) expect(failures.unavailable + failures.behind).toBeGreaterThan(0);
    expect(await stores.other.ofInstance('one', 100)).toHaveLength(owners.length);
  });

  it('forgets whom an instance no longer has when somebody looks, but for those who have just come', async () => {
    const { one, other } = stores;
    const [list, owners] = [`${redisSettings('').prefix}:sessions-of:gone`, `${redisSettings('').prefix}:owners`];
    const owned = await Promise.all([1, 2, 3].map(() => claimed(one, 'gone')));
    const taken = await Promise.all(owned.slice(1).map((own) => takenOver(stores, own)));
    const listed = async () =>
      (await lab.server.cli('ZRANGE', list, '0', '-1')).split('\n').filter((line) => line !== '');
    /** As if all of it had been written a while ago. */
    const age = async (key: string) => {
      for (const member of (await lab.server.cli('ZRANGE', key, '0', '-1')).split('\n'))
        if (member !== '') await lab.server.cli('ZADD', key, '1', member);
    };
    expect(await other.ofInstance('gone', 10)).toHaveLength(1);
    expect(await listed()).toHaveLength(3);
    await age(list);
    expect(await other.ofInstance('gone', 10)).toHaveLength(1);
    expect(await listed()).toHaveLength(1);
    expect(await other.ofInstance('other', 10)).toHaveLength(taken.length);
    await Promise.all([age(list), age(owners)]);
    for (const own of owned.slice(0, 1)) await takenOver(stores, own);
    await age(list);
    expect(await other.ofInstance('gone', 10)).toEqual([]);
    expect(await listed()).toEqual([]);
    expect(await other.owners()).not.toContain('gone');
  });

  it('is slow, and then too slow, and then there again', async () => {
    const { one } = stores;
    const own = await claimed(one);
    proxy.delay = 300;
    expect(await one.save(own, adding(0, 1))).toBe('saved');
    proxy.delay = 2_500;
    await expect(one.save(own, adding(1, 1))).rejects.toThrow(StoreUnavailableError);
    await expect(one.claim(keyOf(), 's', 'one')).rejects.toThrow(StoreUnavailableError);
    proxy.delay = 0;
    const whole = () => one.save(own, wholeOf(2)).catch(() => undefined);
    expect(await eventually(whole, DEADLINE_MS, 'a save')).toBe('saved');
    expect(seqs(await one.read(own.session))).toEqual([1, 2]);
  });

  it('goes on after a Redis that says nothing for a while and a network that is parted', async () => {
    await through(async () => {
      lab.server.pause();
      await eventually(() => !stores.one.available, DEADLINE_MS, 'a store that is away');
      lab.server.resume();
      await eventually(() => stores.one.available, DEADLINE_MS, 'a store that is back');
      proxy.part();
      await eventually(() => !stores.one.available, DEADLINE_MS, 'a store that is away');
      proxy.mend();
    });
  });

  it('what was overtaken by a later save of the same owner does nothing', async () => {
    const { one, other } = stores;
    const own = await claimed(one);
    // The same owner on two connections, the first of which was made earlier and saves later.
    expect(await one.save(own, adding(0, 1))).toBe('saved');
    for (let n = 0; n < 3; n += 1) await other.save(own, adding(1, 0));
    await other.save(own, adding(1, 0, { parts: new Map([['a', '"new"']]) }));
    expect(await one.save(own, adding(1, 0, { parts: new Map([['a', '"old"']]) }))).toBe('behind');
    expect((await one.read(own.session))?.parts.get('a')).toBe('"new"');
  });

  it('has all of an agent in one slot, and nothing that does not expire', async () => {
    const { one } = stores;
    const own = await claimed(one, 'one', { service: 'a}b', agent: '{c' });
    await one.save(own, adding(0, 1, { parts: new Map([['p', '1']]) }));
    const keys = (await lab.server.cli('KEYS', 'test:{*')).split('\n').sort();
    expect(keys).toEqual(['events', 'holder', 'parts'].map((kind) => `test:{a%7Db/%7Bc}:${kind}`));
    const expires = await Promise.all(
      (await lab.server.cli('KEYS', '*')).split('\n').map((key) => lab.server.cli('PTTL', key)),
    );
    expect(expires).toHaveLength(6);
    for (const left of expires) expect(Number(left)).toBeGreaterThan(0);
  });
});
