import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/errors/operator-errors.js';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import { RedisReplyError } from '../../src/redis/redis-reply.error.js';
import type { RedisScript } from '../../src/redis/redis-script.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { eventually } from '../support/asterisk/eventually.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';
import { redisSettings } from '../support/redis/redis-settings.js';

const DEADLINE_MS = 20_000;

const APPEND: RedisScript = {
  name: 'append',
  lua: "redis.call('RPUSH', KEYS[1], unpack(ARGV)) return redis.call('LRANGE', KEYS[1], 0, -1)",
};

const lab = new RedisLab();
beforeAll(() => lab.start(), REDIS_START_MS);
afterAll(() => lab.stop());

const open = new Set<RedisConnection>();
afterEach(async () => {
  for (const redis of open) redis.close();
  open.clear();
  await lab.reset();
});

/** Connected and, unless Redis is away, up. */
async function connected(url = lab.url): Promise<RedisConnection> {
  const redis = new RedisConnection(redisSettings(url), new SystemClock());
  open.add(redis);
  redis.open();
  await until(redis, 'up');
  return redis;
}

const until = (redis: RedisConnection, level: string) =>
  eventually(() => redis.level === level, DEADLINE_MS, `a store that is ${level}`);

describe('what is asked of Redis', () => {
  it('a script runs with its keys and what it is given, in the order of the calls', async () => {
    const redis = await connected();
    const answers = await Promise.all(['1', '2', '3'].map((value) => redis.run(APPEND, ['test:l'], [value])));
    expect(answers).toEqual([['1'], ['1', '2'], ['1', '2', '3']]);
  });

  it('a script that Redis has forgotten is told again', async () => {
    const redis = await connected();
    await redis.run(APPEND, ['test:l'], ['1']);
    await lab.server.cli('SCRIPT', 'FLUSH');
    expect(await redis.run(APPEND, ['test:l'], ['2'])).toEqual(['1', '2']);
  });

  it('plain commands answer as Redis does', async () => {
    const redis = await connected();
    expect(await redis.call('SET', 'test:a', '1', 'NX')).toBe('OK');
    expect(await redis.call('SET', 'test:a', '2', 'NX')).toBeNull();
    expect(await redis.call('HSET', 'test:h', 'a', '1', 'b', '2')).toBe(2);
    expect(await redis.call('HGETALL', 'test:h')).toEqual(['a', '1', 'b', '2']);
  });

  it('what Redis refuses as such is no outage, and tells nothing of what it was given', async () => {
    const redis = await connected();
    await redis.call('SET', 'test:a', 'secret');
    const refused = await redis.call('HGET', 'test:a', 'secret').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RedisReplyError);
    expect(refused).toMatchObject({ code: 'WRONGTYPE' });
    expect(JSON.stringify(refused, Object.getOwnPropertyNames(refused))).not.toContain('secret');
  });

  it('what is published is heard by those who listen, until they have enough', async () => {
    const [redis, other] = [await connected(), await connected()];
    const heard: string[] = [];
    const end = await redis.subscribe('test:c', (message) => heard.push(message));
    expect(await other.call('PUBLISH', 'test:c', 'a')).toBe(1);
    await eventually(() => heard.length > 0, DEADLINE_MS, 'a message');
    end();
    await eventually(async () => (await other.call('PUBLISH', 'test:c', 'b')) === 0, DEADLINE_MS, 'nobody');
    expect(heard).toEqual(['a']);
  });
});

/** How Redis goes away, and how it comes back. */
const OUTAGES: readonly [string, () => Promise<void> | void, () => Promise<void> | void][] = [
  ['stopped and started', () => lab.server.stop(), async () => void (await lab.server.start())],
  ['killed and back again empty', () => lab.server.kill(), () => lab.server.restartEmpty()],
  ['silent', () => lab.server.pause(), () => lab.server.resume()],
];

describe.each(OUTAGES)('Redis %s', (_, away, back) => {
  it('commands fail in time with our error, and all is well again without a hand', async () => {
    const redis = await connected();
    const levels: string[] = [];
    redis.onLevel((level) => levels.push(level));
    const heard: string[] = [];
    await redis.subscribe('test:c', (message) => heard.push(message));
    await redis.run(APPEND, ['test:l'], ['1']);

    await away();
    const asked = performance.now();
    const failure = await redis.run(APPEND, ['test:l'], ['2']).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailableError);
    expect(failure).toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
    expect(performance.now() - asked).toBeLessThan(5_000);
    await until(redis, 'down');
    await expect(redis.call('GET', 'test:a')).rejects.toThrow(StoreUnavailableError);

    await back();
    await until(redis, 'up');
    expect(levels).toEqual(['down', 'up']);
    expect(await redis.run(APPEND, ['test:m'], ['3'])).toEqual(['3']);
    await redis.call('PUBLISH', 'test:c', 'again');
    await eventually(() => heard.length > 0, DEADLINE_MS, 'a message after the outage');
  });
});

describe('Redis beyond a network', () => {
  it('slow: what comes within its time counts, what does not fails, and nothing is mixed up', async () => {
    const proxy = await lab.proxy();
    const redis = await connected(proxy.url);
    proxy.delay = 300;
    const began = performance.now();
    const all = await Promise.all(['1', '2'].map((value) => redis.run(APPEND, ['test:l'], [value])));
    expect(all).toEqual([['1'], ['1', '2']]);
    expect(performance.now() - began).toBeGreaterThan(290);
    proxy.delay = 800;
    await expect(redis.run(APPEND, ['test:l'], ['3'])).rejects.toThrow(StoreUnavailableError);
    proxy.delay = 0;
    // Done all the same, as the error says.
    const last = () => redis.run(APPEND, ['test:l'], ['4']).catch(() => undefined);
    const list = await eventually(last, DEADLINE_MS, 'an answer');
    expect(list).toEqual(expect.arrayContaining(['1', '2', '3', '4']));
    await until(redis, 'up');
  });

  it('so slow that nothing comes in time: down, until it is quick again', async () => {
    const proxy = await lab.proxy();
    const redis = await connected(proxy.url);
    proxy.delay = 800;
    await until(redis, 'down');
    await expect(redis.call('GET', 'test:a')).rejects.toThrow(StoreUnavailableError);
    proxy.delay = 0;
    await until(redis, 'up');
    expect(await redis.call('GET', 'test:a')).toBeNull();
  });

  it('parted: noticed also where nobody asks for anything', async () => {
    const proxy = await lab.proxy();
    const redis = await connected(proxy.url);
    proxy.part();
    await until(redis, 'down');
    proxy.mend();
    await until(redis, 'up');
  });

  it('cut: an answer that was on its way is a failure', async () => {
    const proxy = await lab.proxy();
    const redis = await connected(proxy.url);
    proxy.delay = 200;
    const answer = redis.run(APPEND, ['test:l'], ['1']);
    const failed = expect(answer).rejects.toThrow(StoreUnavailableError);
    await eventually(async () => (await lab.server.cli('LLEN', 'test:l')) === '1', DEADLINE_MS, 'a command that came');
    proxy.cut();
    await failed;
    await until(redis, 'down');
    proxy.mend();
    await until(redis, 'up');
  });
});

describe('a Redis that is not there at the start', () => {
  it('is waited for, and what was subscribed to meanwhile is heard', async () => {
    await lab.server.stop();
    const redis = new RedisConnection(redisSettings(lab.url), new SystemClock());
    open.add(redis);
    redis.open();
    const heard: string[] = [];
    await redis.subscribe('test:c', (message) => heard.push(message));
    await expect(redis.call('GET', 'test:a')).rejects.toThrow(StoreUnavailableError);
    await lab.server.start();
    await until(redis, 'up');
    await redis.call('PUBLISH', 'test:c', 'a');
    await eventually(() => heard.length > 0, DEADLINE_MS, 'a message');
  });
});
