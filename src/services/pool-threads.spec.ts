import { lookup } from 'node:dns/promises';
import { stat } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { AccountStore } from '../agents/account-store.js';
import { SystemClock } from '../runtime/system-clock.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { SignInQueue } from './sign-in-queue.js';

const SIGN_INS = 20;

describe('many sign-ins at once, with what a real hash costs', () => {
  let decided: number;
  let all: Promise<unknown>;

  beforeAll(() => {
    const attempts = { perAgent: 5, perAddress: 100, window: 60_000, waiting: 100 };
    const settings = { vendor: '', version: '', instanceDomain: '', attempts, signInTimeout: 60_000, finishCalls: 0 };
    const clock = new SystemClock();
    const store = new AccountStore([]);
    const queue = new SignInQueue(new AttemptLimiter(settings, clock), store, settings, clock);
    decided = 0;
    all = Promise.all(
      Array.from({ length: SIGN_INS }, async (_, n) => {
        const place = { agent: `a${n}`, address: 'there', client: 'c' };
        await queue.turn(place, async () => {
          const { result } = await store.verify({ id: place.agent, password: 'one' });
          return result === 'right';
        });
        decided += 1;
      }),
    );
  });

  it('hold up neither files nor look-ups of names', async () => {
    for (let n = 0; n < 3; n += 1) {
      await stat('package.json');
      await lookup('localhost');
    }
    expect(decided).toBeLessThan(SIGN_INS / 2);
    await all;
    expect(decided).toBe(SIGN_INS);
  });
});
