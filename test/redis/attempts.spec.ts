import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TooManyAttemptsError } from '../../src/errors/agent-errors.js';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import { RedisFailures } from '../../src/redis/redis-failures.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { AttemptLimiter } from '../../src/services/attempt-limiter.js';
import { SignInQueue } from '../../src/services/sign-in-queue.js';
import { eventually } from '../support/asterisk/eventually.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';
import { redisSettings } from '../support/redis/redis-settings.js';

const DEADLINE_MS = 20_000;
const WINDOW_MS = 3_000;
const AT_ONCE = 2;

const clock = new SystemClock();
const lab = new RedisLab();
beforeAll(() => lab.start(), REDIS_START_MS);
afterAll(() => lab.stop());

/** One instance's limit, queue and connection. */
class Instance {
  readonly redis = new RedisConnection(redisSettings(lab.url), clock);
  verified = 0;
  private readonly limiter: AttemptLimiter;
  private readonly queue: SignInQueue;

  constructor() {
    const attempts = { perAgent: 3, perAddress: 10, window: WINDOW_MS, waiting: 1_000 };
    const settings = { vendor: '', version: '', instanceDomain: '', attempts, signInTimeout: 30_000, finishCalls: 0 };
    this.limiter = new AttemptLimiter(settings, clock, new RedisFailures(this.redis));
    this.queue = new SignInQueue(this.limiter, { atOnce: AT_ONCE }, settings, clock);
    this.redis.open();
  }

  /** As a session is prepared. */
  async signIn(agent: string, right: boolean, address = 'there'): Promise<boolean> {
    const place = { agent, address, client: agent };
    await this.limiter.news(place);
    this.limiter.check(place);
    return this.queue.turn(place, async () => {
      this.verified += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return right;
    });
  }

  async fail(agent: string, times: number, address?: string): Promise<void> {
    for (let n = 0; n < times; n += 1) await this.signIn(agent, false, address);
  }

  is(level: string): Promise<unknown> {
    return eventually(() => this.redis.level === level, DEADLINE_MS, `a store that is ${level}`);
  }
}

let [a, b]: Instance[] = [];
beforeEach(async () => {
  [a, b] = [new Instance(), new Instance()];
  await Promise.all([one(a).is('up'), one(b).is('up')]);
});
afterEach(async () => {
  for (const instance of [a, b]) instance?.redis.close();
  await lab.reset();
});

function one(instance: Instance | undefined): Instance {
  if (!instance) throw new Error('no instance');
  return instance;
}

describe('failed sign-ins at several instances', () => {
  it('what one has locked out is locked out at the other, the right password too, until the window is over', async () => {
    await one(a).fail('1001', 3);
    const refused = await one(b)
      .signIn('1001', true)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TooManyAttemptsError);
    expect(one(b).verified).toBe(0);
    expect(await one(b).signIn('1002', true)).toBe(true);
    expect(await one(b).signIn('1001', true, 'elsewhere')).toBe(true);
    const back = () =>
      one(b)
        .signIn('1001', true)
        .catch(() => false);
    await eventually(back, DEADLINE_MS, 'the end of the window');
  });

  it('the failures of both count together, by agent and by address', async () => {
    await one(a).fail('1001', 2);
    await one(b).fail('1001', 1);
    for (const instance of [a, b])
      await expect(one(instance).signIn('1001', true)).rejects.toThrow(TooManyAttemptsError);
    for (const agent of ['1002', '1003']) await one(a).fail(agent, 2);
    for (const agent of ['1004', '1005']) await one(b).fail(agent, 1);
    await one(b).fail('1006', 1);
    for (const instance of [a, b])
      await expect(one(instance).signIn('1007', true)).rejects.toThrow(TooManyAttemptsError);
  });

  it('of many at once no more are verified than the limit and what is underway elsewhere', async () => {
    const tries = Array.from({ length: 100 }, (_, n) => one(n % 2 ? a : b).signIn(`x${n}`, false));
    await Promise.allSettled(tries);
    expect(one(a).verified + one(b).verified).toBeLessThanOrEqual(10 + AT_ONCE);
  });

  it('a store that is away leaves each what it has counted and learnt itself', async () => {
    await one(a).fail('1001', 3);
    await expect(one(b).signIn('1001', true)).rejects.toThrow(TooManyAttemptsError);
    await lab.server.kill();
    await Promise.all([one(a).is('down'), one(b).is('down')]);
    for (const instance of [a, b])
      await expect(one(instance).signIn('1001', true)).rejects.toThrow(TooManyAttemptsError);
    expect(await one(b).signIn('1002', true)).toBe(true);
    await one(b).fail('1003', 3);
    await expect(one(b).signIn('1003', true)).rejects.toThrow(TooManyAttemptsError);
  });
});
