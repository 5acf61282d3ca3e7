import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { prepareRequest } from '../protocol/prepare-request.js';
import { eventually } from '../support/asterisk/eventually.js';
import { Cluster, type ClusterInstance } from '../support/cluster.js';
import { measured } from '../support/measured.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import type { RedisProxy } from '../support/redis/redis-proxy.js';
import { AtWork } from './at-work.js';

const DEADLINE_MS = 30_000;
jest.setTimeout(90_000);

/** Longer than a lease. */
const FAULT_MS = 4_500;
const SLOW_MS = 300;

const seed = Math.floor(Math.random() * 2 ** 31);
const cluster = new Cluster();
let proxies: RedisProxy[] = [];

beforeAll(async () => {
  await cluster.start(0);
  proxies = [await cluster.redis.proxy(), await cluster.redis.proxy()];
  for (const proxy of proxies) await cluster.add(undefined, { REDIS_URL: proxy.url });
}, REDIS_START_MS);
afterAll(() => cluster.stop());

/** What a sign-in comes to now. */
async function signInAt(instance: ClusterInstance): Promise<string> {
  const desktop = await cluster.desktop(instance);
  const answer = await desktop.send(prepareRequest('1009', { override: true }));
  desktop.close();
  return answer.failure ? `${answer.failure.code} ${answer.failure.retryable ? 'retryable' : ''}` : answer.result;
}

/** Two clients have calls, one at each instance, before, during and after what happens; then each goes on at the other one. */
async function meanwhile(what: string, happens: () => Promise<void>): Promise<void> {
  const working = await Promise.all([AtWork.begin(cluster, '1001', 0, seed), AtWork.begin(cluster, '1002', 1, seed)]);
  const calls = () => working.map((one) => one.calls);
  const more = async (what: string) => {
    const before = calls();
    await eventually(() => calls().every((count, n) => count > (before[n] ?? 0)), DEADLINE_MS, `calls ${what}`);
  };
  await more('before');
  await happens();
  const over = performance.now();
  for (const instance of cluster.instances) {
    await eventually(async () => (await signInAt(instance)) === 'success', DEADLINE_MS, 'sign-ins');
  }
  measured(`the store ${what}: sign-ins are taken again, when it is back`, performance.now() - over);
  await more('afterwards');
  for (const one of working) await one.move();
  await more('at the other instance');
  const gaps = working.map(({ roaming }) => roaming.desktop.gaps.at(-1) ?? Number.NaN);
  measured('its line is cut, and it goes on at the other instance', ...gaps);
  for (const one of working) await one.rest();
  for (const { roaming } of working) {
    expect(await roaming.faults()).toEqual([]);
    expect(roaming.unknown).toBe(0);
  }
  for (const one of working) await one.leave();
}

const a = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const REFUSED = 'SERVICE_UNAVAILABLE retryable';

describe(`clients with calls, while the store (seed ${seed})`, () => {
  it('is stopped and started again', () =>
    meanwhile('is stopped and started again', async () => {
      await cluster.redis.server.stop();
      await a(FAULT_MS);
      for (const instance of cluster.instances) expect(await signInAt(instance)).toBe(REFUSED);
      await cluster.redis.server.start();
    }));

  it('is killed and started again empty', () =>
    meanwhile('is killed and started again empty', () => cluster.redis.server.restartEmpty()));

  it('is slow', () =>
    meanwhile('is slow', async () => {
      for (const proxy of proxies) proxy.delay = SLOW_MS;
      await a(FAULT_MS);
      for (const proxy of proxies) proxy.delay = 0;
    }));

  it('is away from one instance alone', () =>
    meanwhile('is away from one instance alone', async () => {
      proxies[0]?.part();
      await a(FAULT_MS);
      await eventually(async () => (await signInAt(cluster.at(0))) === REFUSED, DEADLINE_MS, 'refused');
      expect(await signInAt(cluster.at(1))).toBe('success');
      proxies[0]?.mend();
    }));

  it('stands still', () =>
    meanwhile('stands still', async () => {
      cluster.redis.server.pause();
      await a(FAULT_MS);
      for (const instance of cluster.instances) expect(await signInAt(instance)).toBe(REFUSED);
      cluster.redis.server.resume();
    }));
});
