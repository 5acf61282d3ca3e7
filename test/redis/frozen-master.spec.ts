import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/errors/operator-errors.js';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import type { RedisScript } from '../../src/redis/redis-script.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { eventually } from '../support/asterisk/eventually.js';
import { measured } from '../support/measured.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { sentinelSettings } from '../support/redis/redis-settings.js';
import { SentinelLab } from '../support/redis/sentinel-lab.js';

const DEADLINE_MS = 30_000;
/** Whoever uses it; the sentinels and the replicas have no name. */
const [USER, PASSWORD] = ['instances', 'secret'];

const ADD: RedisScript = { name: 'add', durable: true, lua: "return redis.call('SADD', KEYS[1], ARGV[1])" };

let lab: SentinelLab;
beforeAll(async () => {
  lab = await new SentinelLab([`user ${USER} on >${PASSWORD} ~* &* +@all`]).start();
}, REDIS_START_MS);
afterAll(() => lab.stop());

let redis: RedisConnection | undefined;
afterEach(() => redis?.close());

describe('a master that is frozen, and wakes when another one has its place', () => {
  it('is left for the new one, and what it would still take reaches nobody', async () => {
    const connection = new RedisConnection(sentinelSettings(lab), new SystemClock());
    redis = connection;
    connection.open();
    const up = () => eventually(() => connection.level === 'up', DEADLINE_MS, 'a store that is up');
    await up();
    const frozen = await lab.master();
    frozen.pause();
    const paused = performance.now();
    await expect(connection.call('SET', 'test:a', 'frozen')).rejects.toThrow(StoreUnavailableError);
    const master = await lab.untilOther(frozen);
    await up();
    measured('a Redis master is frozen: the new one is in use', performance.now() - paused);
    expect(await connection.call('SET', 'test:a', 'new')).toBe('OK');
    frozen.resume();
    expect(await connection.call('SET', 'test:b', 'new')).toBe('OK');
    expect([await master.cli('GET', 'test:a'), await master.cli('GET', 'test:b')]).toEqual(['new', 'new']);
  });
});

describe('a master that nobody reaches but those who use it', () => {
  it('is left for the new one, also by what is heard', async () => {
    const settings = sentinelSettings(lab, { replicas: 1, url: `redis://${USER}:${PASSWORD}@localhost` });
    const connection = new RedisConnection(settings, new SystemClock());
    redis = connection;
    connection.open();
    await eventually(() => connection.level === 'up', DEADLINE_MS, 'a store that is up');
    const heard: string[] = [];
    await connection.subscribe('test:c', (message) => heard.push(message));
    await lab.hurry();
    const old = await lab.master();
    const as = ['--user', USER, '-a', PASSWORD, '--no-auth-warning'];
    await old.cli(...as, 'ACL', 'SETUSER', 'default', 'off');
    await old.cli(...as, 'CLIENT', 'KILL', 'USER', 'default');
    const master = await lab.untilOther(old);
    const written = () => connection.run(ADD, ['test:set'], ['1']).catch(() => undefined);
    expect(await eventually(written, DEADLINE_MS, 'a write at the new master')).toBe(1);
    await eventually(async () => (await master.cli('PUBLISH', 'test:c', 'new')) === '1', DEADLINE_MS, 'a listener');
    await eventually(() => heard.includes('new'), DEADLINE_MS, 'what is published');
  });
});
