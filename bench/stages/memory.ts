import { Stand } from '../driver/stand.js';
import type { Options } from '../options.js';
import type { Finding } from '../report/finding.js';
import type { Memory } from '../servers/server-process.js';
import type { Stage } from './stage.js';

// What a process takes for its first sessions is mostly its own warming up.
const FIRST = 100;
const KINDS = { heapUsed: 'memory per session, heap', rss: 'memory per session, RSS' } as const;

/** What a started session and its connection keep, beside a connection alone. */
export const MEMORY: Stage = { names: Object.values(KINDS), run };

async function run({ quick }: Options): Promise<Finding[]> {
  const sessions = quick ? 600 : 4000;
  const bare = await perSession(await Stand.bare(), sessions);
  const product = await perSession(await Stand.product(sessions), sessions);
  return (['heapUsed', 'rss'] as const).map((kind) => ({
    name: KINDS[kind],
    bare: kilobytes(bare[kind]),
    product: kilobytes(product[kind]),
    value: product[kind] / bare[kind],
    shown: `${(product[kind] / bare[kind]).toFixed(2)} ×`,
  }));
}

async function perSession(stand: Stand, sessions: number): Promise<Memory> {
  try {
    await stand.grow(FIRST);
    const before = await stand.server.memory();
    await stand.grow(sessions);
    const after = await stand.server.memory();
    const each = (kind: keyof Memory) => (after[kind] - before[kind]) / (sessions - FIRST);
    return { heapUsed: each('heapUsed'), rss: each('rss') };
  } finally {
    await stand.stop();
  }
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
