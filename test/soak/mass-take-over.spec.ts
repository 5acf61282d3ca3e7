import { loadavg } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { crowdOf, withAgentsFile } from '../hostile/crowd.js';
import { Cluster } from '../support/cluster.js';
import type { Desktop } from '../support/desktop.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { SIZES } from './sizes.js';

/** How many sign in at a time. */
const AT_ONCE = 20;
/** Ten times the goal for 1,000 sessions, for machines that have other things to do. */
const LONGEST_MS = 50_000;

async function allSignedIn(cluster: Cluster, agents: string[]): Promise<Desktop[]> {
  const waiting = [...agents];
  const desktops: Desktop[] = [];
  const line = async () => {
    for (let agent = waiting.pop(); agent !== undefined; agent = waiting.pop()) {
      desktops.push(await (await cluster.desktop(cluster.at(0))).signIn(agent));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
  return desktops;
}

/** Milliseconds from the kill until each is bound again at one of the two that live. */
function goOnAll(cluster: Cluster, desktops: readonly Desktop[], killed: number): Promise<number[]> {
  return Promise.all(
    desktops.map(async (desktop, n) => {
      await cluster.goOn(cluster.at(1 + (n % 2)), desktop);
      return performance.now() - killed;
    }),
  );
}

describe('an instance that is killed with all its sessions', () => {
  it(
    `has all ${SIZES.takeOvers} of them go on elsewhere`,
    () =>
      withAgentsFile(crowdOf(SIZES.takeOvers), async (environment) => {
        const cluster = new Cluster(environment);
        try {
          await cluster.start(3);
          const desktops = await allSignedIn(cluster, crowdOf(SIZES.takeOvers));
          const killed = performance.now();
          cluster.at(0).process.signal('SIGKILL');
          const times = (await goOnAll(cluster, desktops, killed)).sort((a, b) => a - b);
          const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? Number.NaN);
          const load = loadavg()[0]?.toFixed(1);
          process.stdout.write(
            `${times.length} sessions bound again after a kill: median ${at(0.5)} ms, p99 ${at(0.99)} ms, last ${at(1)} ms, load ${load}\n`,
          );
          expect(times).toHaveLength(SIZES.takeOvers);
          expect(at(0.99)).toBeLessThan(LONGEST_MS);
        } finally {
          await cluster.stop();
        }
      }),
    REDIS_START_MS,
  );
});
