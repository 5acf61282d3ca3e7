import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/errors/operator-errors.js';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import type { RedisScript } from '../../src/redis/redis-script.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { eventually } from '../support/asterisk/eventually.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { sentinelSettings } from '../support/redis/redis-settings.js';
import { SentinelLab } from '../support/redis/sentinel-lab.js';

const DEADLINE_MS = 30_000;

const ADD: RedisScript = { name: 'add', durable: true, lua: "return redis.call('SADD', KEYS[1], ARGV[1])" };

let lab: SentinelLab;
beforeAll(async () => {
  lab = await new SentinelLab().start();
}, REDIS_START_MS);
afterAll(() => lab.stop());

const open = new Set<RedisConnection>();
afterEach(() => {
  for (const redis of open) redis.close();
  open.clear();
});

function connect(replicas: number): RedisConnection {
  const redis = new RedisConnection(sentinelSettings(lab, { replicas }), new SystemClock());
  open.add(redis);
  redis.open();
  return redis;
}

async function connected(replicas: number): Promise<RedisConnection> {
  const redis = connect(replicas);
  await eventually(() => redis.level === 'up', DEADLINE_MS, 'a store that is up');
  return redis;
}

describe('Redis by Sentinel', () => {
  it('what is durable waits for the replicas, many at once as quickly as one', async () => {
    const redis = await connected(2);
    const values = Array.from({ length: 200 }, (_, n) => `v${n}`);
    await Promise.all(values.map((value) => redis.run(ADD, ['test:both'], [value])));
    for (const replica of await lab.replicas()) expect(await replica.cli('SCARD', 'test:both')).toBe('200');
  });

  it('what the replicas have not got in time is a failure', async () => {
    const redis = await connected(3);
    const failure = await redis.run(ADD, ['test:more'], ['1']).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailableError);
    // The master has done it.
    expect(failure).toMatchObject({ answer: 1 });
  });

  it('goes on at the new master when the master dies behind a replica that lags: what was acknowledged is there', async () => {
    const redis = await connected(2);
    const lagging = await lab.lag(100);
    const acknowledged: string[] = [];
    const enough = new AbortController();
    let next = 0;
    const writer = (async () => {
      while (!enough.signal.aborted) {
        const value = `v${(next += 1)}`;
        await redis.run(ADD, ['test:set'], [value]).then(
          () => acknowledged.push(value),
          async (error: unknown) => {
            expect(error).toBeInstanceOf(StoreUnavailableError);
            await new Promise((resolve) => setTimeout(resolve, 20));
          },
        );
      }
    })();
    await eventually(() => acknowledged.length >= 5, DEADLINE_MS, 'what is acknowledged');
    await lab.killMaster().finally(() => enough.abort());
    expect(await lab.master()).toBe(lagging);
    await writer;
    await eventually(() => redis.level === 'up', DEADLINE_MS, 'a store that is up again');
    const there = new Set((await lagging.cli('SMEMBERS', 'test:set')).split('\n'));
    expect(acknowledged.filter((value) => !there.has(value))).toEqual([]);
    // Only one replica is left, so that nobody is promised more than that.
    await expect(redis.run(ADD, ['test:set'], ['last'])).rejects.toThrow(StoreUnavailableError);
    const answer = () => redis.call('EXISTS', 'test:set').catch(() => undefined);
    expect(await eventually(answer, DEADLINE_MS, 'an answer')).toBe(1);
  });

  // The last one: sentinels that have been frozen arrange nothing for 30 seconds.
  it('waits for sentinels that say nothing, and can be closed meanwhile', async () => {
    lab.pauseSentinels();
    const [redis, closed] = [connect(0), connect(0)];
    await expect(redis.call('GET', 'test:a')).rejects.toThrow(StoreUnavailableError);
    // Long enough for each of them to be asked in vain.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(redis.level).toBe('down');
    closed.close();
    lab.resumeSentinels();
    await eventually(() => redis.level === 'up', DEADLINE_MS, 'a store that is up');
    expect(closed.level).toBe('down');
  });
});
