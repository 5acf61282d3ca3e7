import { afterAll, beforeAll } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { REDIS_START_MS, RedisLab } from '../support/redis/redis-lab.js';
import { redisSettings } from '../support/redis/redis-settings.js';
import { describeSessionStore } from './describe-session-store.js';
import { openStores, PATIENT } from './open-stores.js';

const lab = new RedisLab();
beforeAll(() => lab.start(), REDIS_START_MS);
afterAll(() => lab.stop());

describeSessionStore('in Redis', async (retention) => {
  await lab.reset();
  const proxy = await lab.proxy();
  const stores = await openStores(redisSettings(proxy.url, PATIENT), retention);
  return {
    ...stores,
    loseAll: async () => void (await lab.server.cli('FLUSHALL')),
    cut: async () => proxy.cut(),
    mend: async () => proxy.mend(),
    pass: (ms) => pause(ms),
  };
});
