import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareRequest } from '../protocol/prepare-request.js';
import { eventually } from '../support/asterisk/eventually.js';
import { Processor } from '../support/processor.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';
import { Scrape } from '../support/scrape.js';

const DEADLINE_MS = 20_000;

const lab = new RedisLab();
beforeAll(() => lab.start(), REDIS_START_MS);
afterAll(() => lab.stop());

const started = new Set<Processor>();
afterEach(async () => {
  await Promise.all([...started].map((processor) => processor.stop()));
  started.clear();
  await lab.reset();
});

async function processor(): Promise<Processor> {
  const one = await Processor.start({ REDIS_URL: lab.url });
  started.add(one);
  return one;
}

async function ready({ url }: Processor): Promise<{ code: number; status: unknown; store: unknown }> {
  const answer = await fetch(`${url}/health/ready`);
  const { status, store } = (await answer.json()) as { status?: unknown; store?: unknown };
  return { code: answer.status, status, store };
}

const UP = { code: 200, status: 'ok', store: { status: 'up' } };
const DEGRADED = { code: 200, status: 'degraded', store: { status: 'down' } };
const NOT_YET = { code: 503, status: 'unavailable', store: { status: 'down' } };

function untilReady(one: Processor, wanted: object): Promise<unknown> {
  const look = async () => JSON.stringify(await ready(one)) === JSON.stringify(wanted);
  return eventually(look, DEADLINE_MS, JSON.stringify(wanted));
}

/** As it is measured: whether the store is there, and how many requests it has answered. */
async function measured({ url }: Processor) {
  const now = await Scrape.of(url);
  const ok = now.value('store_requests_total', { result: 'ok' }) ?? NaN;
  return { up: now.value('store_up'), ok, timed: now.sum('store_request_duration_seconds_count') };
}

describe('readiness with a store', () => {
  it('shows it, and does not give up a process whose store goes away', async () => {
    const one = await processor();
    await untilReady(one, UP);
    const before = await measured(one);
    expect(before.up).toBe(1);
    expect(before.ok).toBeGreaterThan(0);
    expect(before.timed).toBeGreaterThanOrEqual(before.ok);
    await lab.server.stop();
    await untilReady(one, DEGRADED);
    await eventually(async () => (await measured(one)).up === 0, DEADLINE_MS, 'it is measured to be away');
    await lab.server.start();
    await untilReady(one, UP);
    const back = async () => {
      const { up, ok } = await measured(one);
      return up === 1 && ok > before.ok;
    };
    await eventually(back, DEADLINE_MS, 'it is measured to be back');
  });

  it('is not there before the store has been there once', async () => {
    await lab.server.stop();
    const one = await processor();
    expect(await ready(one)).toEqual(NOT_YET);
    await lab.server.start();
    await untilReady(one, UP);
  });
});

describe('sign-ins at two processors', () => {
  it('who is locked out at one is locked out at the other', async () => {
    const [one, other] = await Promise.all([processor(), processor()]);
    await Promise.all([untilReady(one, UP), untilReady(other, UP)]);
    const [here, there] = await Promise.all([one.desktop(), other.desktop()]);
    const agent = (password: string) => prepareRequest('1001', { agent: { id: '1001', password } });
    for (let n = 0; n < 5; n += 1) {
      expect((await here.send(agent('wrong'))).failure?.code).toBe('INVALID_CREDENTIALS');
    }
    expect((await there.send(agent('demo'))).failure?.code).toBe('TOO_MANY_ATTEMPTS');
  });
});
