import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/asterisk/eventually.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';
import { SentinelLab } from '../support/redis/sentinel-lab.js';

describe('RedisLab', () => {
  const lab = new RedisLab({ persist: true });
  const { server } = lab;
  beforeAll(() => lab.start(), REDIS_START_MS);
  afterEach(() => lab.reset());
  afterAll(() => lab.stop());

  it('is there again after a stop and a start, and empty where that is asked for', async () => {
    await server.cli('SET', 'a', '1');
    const { port } = server;
    await server.stop();
    expect(server.running).toBe(false);
    await server.start();
    expect([server.port, await server.cli('GET', 'a')]).toEqual([port, '1']);
    await server.restartEmpty();
    expect(await server.cli('GET', 'a')).toBe('');
  });

  it('says nothing while it is paused', async () => {
    server.pause();
    const answer = server.cli('PING');
    let heard = false;
    void answer.then(() => (heard = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(heard).toBe(false);
    server.resume();
    expect(await answer).toBe('PONG');
  });
});

describe('SentinelLab', () => {
  const lab = new SentinelLab();
  beforeAll(() => lab.start(), REDIS_START_MS);
  afterAll(() => lab.stop());

  it('makes a replica that lags the master when the master dies: what was under way is lost', async () => {
    const [old, lagging] = [await lab.master(), await lab.lag(600_000)];
    await old.cli('SET', 'late', '1');
    const [, other] = await lab.replicas();
    await eventually(async () => (await other?.cli('GET', 'late')) === '1', 5_000, 'a replica that does not lag');
    await lab.killMaster();
    const master = await lab.master();
    expect(master).toBe(lagging);
    expect(await master.cli('GET', 'late')).toBe('');
  });
});
