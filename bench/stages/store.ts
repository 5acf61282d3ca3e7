import { RedisConnection } from '../../src/redis/redis-connection.js';
import { RedisSessionStore } from '../../src/redis/redis-session-store.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { MemorySessionStore } from '../../src/sessions/store/memory-session-store.js';
import type { SessionStore } from '../../src/sessions/store/session-store.js';
import { redisSettings } from '../../test/support/redis/redis-settings.js';
import { SaveLine } from '../driver/save-line.js';
import { median } from '../measure/median.js';
import type { Options } from '../options.js';
import type { Finding } from '../report/finding.js';
import { RedisBeside } from '../servers/redis-beside.js';
import { within } from '../within.js';
import type { Stage } from './stage.js';

const NAME = 'store, an event saved';
const RETENTION = 3_600_000;
const SESSIONS = 20;
const ROUNDS = 5;
const START = 30_000;
/** milliseconds, ample: a neighbour is no failure */
const TIMES = { connectTimeout: 5_000, commandTimeout: 5_000, silenceTimeout: 10_000 };

interface Cost {
  /** microseconds of this process's CPU for one save, of 20 sessions at once */
  readonly cpu: number;
  /** saves in a second, of 20 sessions at once */
  readonly rate: number;
  /** milliseconds until one is there, where nothing else is under way */
  readonly latency: number;
}

/** What an event costs to be written into a store, beside one in memory, which does nothing but keep the contract. */
export const STORE: Stage = { names: [NAME], run };

async function run({ quick }: Options): Promise<Finding[]> {
  const saves = quick ? 1_000 : 10_000;
  const clock = new SystemClock();
  const memory = await cost(new MemorySessionStore(clock, { retention: RETENTION, answerTimeout: START }), saves);
  const redis = await RedisBeside.start();
  try {
    const findings: Finding[] = [];
    for (const replicas of [0, 1]) {
      const one = await inRedis(redis.url, replicas, saves);
      findings.push(...rows(replicas === 0 ? NAME : `${NAME}, ${replicas} replica waited for`, memory, one));
    }
    return findings;
  } finally {
    await redis.stop();
  }
}

async function inRedis(url: string, replicas: number, saves: number): Promise<Cost> {
  const clock = new SystemClock();
  const connection = new RedisConnection(
    redisSettings(url, { ...TIMES, replicas, prefix: `bench-${replicas}` }),
    clock,
  );
  const up = new Promise<void>((resolve) => connection.onLevel((level) => level === 'up' && resolve()));
  try {
    connection.open();
    await within(START, 'a connection to Redis', up);
    return await cost(new RedisSessionStore(connection, clock, RETENTION), saves);
  } finally {
    connection.close();
  }
}

async function cost(store: SessionStore, saves: number): Promise<Cost> {
  const lines = await Promise.all(Array.from({ length: SESSIONS }, (_, n) => SaveLine.claim(store, `${1000 + n}`)));
  const rounds: { cpu: number; rate: number; latency: number }[] = [];
  // The first one warms up and does not count.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [before, begun] = [process.cpuUsage(), performance.now()];
    await Promise.all(lines.map((line) => line.save(saves / SESSIONS)));
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - begun) / 1000;
    const latency = median((await lines[0]?.save(saves / SESSIONS)) ?? []);
    if (round > 0) rounds.push({ cpu: (user + system) / saves, rate: saves / seconds, latency });
  }
  const middle = (kind: keyof Cost) => median(rounds.map((round) => round[kind]));
  return { cpu: middle('cpu'), rate: middle('rate'), latency: middle('latency') };
}

function rows(name: string, bare: Cost, product: Cost): Finding[] {
  const cpu = (one: Cost) => `${one.cpu.toFixed(1)} µs`;
  const latency = (one: Cost) => `${one.latency.toFixed(3)} ms`;
  const rate = (one: Cost) => `${Math.round(one.rate)}/s`;
  const more = product.cpu - bare.cpu;
  return [
    {
      name,
      bare: cpu(bare),
      product: cpu(product),
      bareRate: rate(bare),
      productRate: rate(product),
      value: more,
      shown: `+ ${more.toFixed(1)} µs`,
    },
    {
      name: `${name}: until it is there`,
      bare: latency(bare),
      product: latency(product),
      value: product.latency,
      shown: latency(product),
    },
  ];
}
