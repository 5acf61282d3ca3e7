import { describe, expect, it } from '@jest/globals';
import { redisOptions } from './redis-options.js';

const TIMES = { connectTimeout: 1, commandTimeout: 2, silenceTimeout: 3 };
const PLAIN = { sentinels: [], master: 'm', replicas: 0, prefix: 'p', ...TIMES };

describe('redisOptions', () => {
  it.each([
    ['redis://there', { host: 'there', port: 6379, db: 0 }],
    ['redis://u:a%40b@there:6380/3', { host: 'there', port: 6380, db: 3, username: 'u', password: 'a@b' }],
    ['redis://:secret@[::1]', { host: '::1', port: 6379, db: 0, password: 'secret' }],
    ['rediss://there', { host: 'there', port: 6379, db: 0, tls: {} }],
  ])('reads %s', (url, expected) => {
    const options = redisOptions({ ...PLAIN, url });
    expect(options).toMatchObject(expected);
    expect('tls' in options).toBe('tls' in expected);
  });

  it('asks the sentinels where the master is, and takes all the rest from the URL', () => {
    const options = redisOptions({ ...PLAIN, url: 'rediss://:secret@x/2', sentinels: ['a:1', '[::1]:2'] });
    expect(options).toMatchObject({
      name: 'm',
      sentinels: [
        { host: 'a', port: 1 },
        { host: '::1', port: 2 },
      ],
      password: 'secret',
      db: 2,
      tls: {},
      enableTLSForSentinelMode: true,
    });
    expect(options).not.toHaveProperty('host');
  });

  it('comes back sooner and later by chance, and never later than a second', () => {
    const { retryStrategy } = redisOptions({ ...PLAIN, url: 'redis://there' });
    const pauses = Array.from({ length: 50 }, () => Number(retryStrategy?.(9)));
    expect(new Set(pauses).size).toBeGreaterThan(10);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_000);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(500);
  });
});
