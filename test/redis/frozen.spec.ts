import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import { RedisInstanceDirectory } from '../../src/redis/redis-instance-directory.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { eventually } from '../support/asterisk/eventually.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';
import { redisSettings } from '../support/redis/redis-settings.js';

const DEADLINE_MS = 30_000;

const lab = new RedisLab();
let redis: RedisConnection;
let other: RedisInstanceDirectory;
let frozen: ChildProcessWithoutNullStreams;
let output = '';

beforeAll(async () => {
  await lab.start();
  const built = spawnSync(process.execPath, ['scripts/build-if-needed.mjs'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stdout}${built.stderr}`);
  redis = new RedisConnection(redisSettings(lab.url), new SystemClock());
  redis.open();
  other = new RedisInstanceDirectory({ id: 'other', url: 'http://other' }, 'default', redis, new SystemClock());
  other.join(() => ({}));
  frozen = spawn(process.execPath, ['test/redis/lease-holder.mjs', JSON.stringify(redisSettings(lab.url))]);
  frozen.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
}, REDIS_START_MS);

afterAll(async () => {
  frozen.kill('SIGKILL');
  await other.leave();
  redis.close();
  await lab.stop();
});

const says = () => output.split('\n').filter((line) => line === 'true' || line === 'false');
const listed = () => other.others().some(({ id }) => id === 'frozen');

/** Asks until it says so. */
const holds = () =>
  eventually(
    () => {
      frozen.stdin.write('?');
      return says().at(-1) === 'true';
    },
    DEADLINE_MS,
    () => `a lease that is held: ${output}`,
  );

describe('an instance that was frozen', () => {
  it('knows that its lease is over before it does anything else, and that it was forgotten before it holds it again', async () => {
    await holds();
    await eventually(listed, DEADLINE_MS, 'it is listed');
    await eventually(() => frozen.stdin.writableLength === 0, DEADLINE_MS, 'nothing is left to be read');
    frozen.kill('SIGSTOP');
    await eventually(() => !listed(), DEADLINE_MS, 'it is gone for the others');
    output = '';
    // There when it wakes: nothing comes before it.
    frozen.stdin.write('?');
    frozen.kill('SIGCONT');
    await eventually(() => says().length > 0, DEADLINE_MS, 'it has woken');
    expect(says()[0]).toBe('false');
    await holds();
    expect(output).toContain('forgotten false');
    expect(output.indexOf('forgotten false')).toBeLessThan(output.indexOf('true'));
    await eventually(listed, DEADLINE_MS, 'it is listed again');
  });
});
