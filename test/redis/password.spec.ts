import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { eventually } from '../support/asterisk/eventually.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';
import { redisSettings } from '../support/redis/redis-settings.js';

const DEADLINE_MS = 20_000;

const lab = new RedisLab({ password: 'right-secret' });
beforeAll(() => lab.start(), REDIS_START_MS);
afterAll(() => lab.stop());

const open = new Set<RedisConnection>();
afterEach(() => {
  for (const redis of open) redis.close();
  open.clear();
  jest.restoreAllMocks();
});

function connect(url: string): RedisConnection {
  const redis = new RedisConnection(redisSettings(url), new SystemClock());
  open.add(redis);
  redis.open();
  return redis;
}

describe('a Redis with a password', () => {
  it('is there for who has it', async () => {
    const redis = connect(lab.url);
    await eventually(() => redis.level === 'up', DEADLINE_MS, 'a store that is up');
    expect(await redis.call('SET', 'test:a', '1')).toBe('OK');
  });

  it('is not for others, which is said once and without the password', async () => {
    const said = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const printed = [jest.spyOn(console, 'warn'), jest.spyOn(console, 'error')];
    const redis = connect(lab.url.replace('right-secret', 'wrong-secret'));
    await eventually(() => said.mock.calls.length > 0, DEADLINE_MS, 'a line of the log');
    const failure = await redis.call('GET', 'test:a').catch((error: unknown) => error);
    // Some attempts more.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(said.mock.calls).toEqual([[expect.stringContaining('WRONGPASS')]]);
    expect(redis.level).toBe('down');
    const everything = [...said.mock.calls, ...printed.flatMap((one) => one.mock.calls), String(failure)];
    expect(JSON.stringify(everything)).not.toContain('secret');
  });
});
