import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/errors/operator-errors.js';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { eventually } from '../support/asterisk/eventually.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { sentinelSettings } from '../support/redis/redis-settings.js';
import { SentinelLab } from '../support/redis/sentinel-lab.js';

const DEADLINE_MS = 30_000;

let lab: SentinelLab;
beforeAll(async () => {
  lab = await new SentinelLab().start();
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
    await expect(connection.call('SET', 'test:a', 'frozen')).rejects.toThrow(StoreUnavailableError);
    const master = await lab.untilOther(frozen);
    await up();
    expect(await connection.call('SET', 'test:a', 'new')).toBe('OK');
    frozen.resume();
    expect(await connection.call('SET', 'test:b', 'new')).toBe('OK');
    expect([await master.cli('GET', 'test:a'), await master.cli('GET', 'test:b')]).toEqual(['new', 'new']);
  });
});
