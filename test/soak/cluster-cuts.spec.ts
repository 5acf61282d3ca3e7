import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { CutDesktop } from './cut-desktop.js';
import { Randomness } from './randomness.js';
import { RoamingAgent } from './roaming-agent.js';
import { RoamingLine } from './roaming-line.js';
import { SIZES } from './sizes.js';

const { clusterCuts, cutsPerKill, seed } = SIZES;
jest.setTimeout(120_000 + clusterCuts * 1_000);

const AGENTS = ['1001', '1002', '1003', '1004'];
const INSTANCES = 3;

const cluster = new Cluster({}, { CONFIG_FILE: 'test/soak/unhurried-switch.yaml' });
beforeAll(() => cluster.start(INSTANCES), REDIS_START_MS);
afterAll(() => cluster.stop());

/** What has happened of what chance does, in all. */
const done = { cuts: 0, kills: 0 };

/** One of them dies in the middle of whatever it does, and another one starts. */
async function kill(random: Randomness): Promise<void> {
  done.kills += 1;
  const victim = random.pick(cluster.living);
  victim.process.signal('SIGKILL');
  await victim.process.exit();
  await cluster.add();
}

/** Calls and cuts until there were so many cuts. */
async function work(agent: string, cuts: number, random: Randomness): Promise<string[]> {
  const line = await RoamingLine.open(cluster, random);
  const desktop = new CutDesktop(line.url, agent, random);
  const roaming = new RoamingAgent(desktop, agent, random);
  const state = { over: false };
  try {
    await desktop.signIn();
    const calling = (async () => {
      while (!state.over) await roaming.call();
    })();
    calling.catch(() => (state.over = true));
    for (let cut = 0; cut < cuts && !state.over; cut += 1) {
      await new Promise((resolve) => setTimeout(resolve, random.below(random.chance(0.5) ? 60 : 600)));
      await line.cut();
      done.cuts += 1;
    }
    state.over = true;
    await calling;
    const faults = await roaming.faults();
    process.stdout.write(`  ${agent}: ${roaming.calls} calls, ${roaming.unknown} answered CTI_TIMEOUT\n`);
    return faults;
  } finally {
    desktop.close();
    await line.close();
  }
}

describe('clients of several instances', () => {
  it(`lose and double nothing over ${clusterCuts} cuts, whichever instance they go on at, and whichever is killed`, async () => {
    process.stdout.write(`  ${clusterCuts} cuts over ${INSTANCES} instances (seed ${seed})\n`);
    const working = AGENTS.map((agent, index) =>
      work(agent, Math.ceil(clusterCuts / AGENTS.length), new Randomness(seed + index)),
    );
    const over = Promise.all(working);
    const random = new Randomness(seed - 1);
    const state = { over: false };
    void over.finally(() => (state.over = true)).catch(() => undefined);
    while (!state.over) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (done.cuts >= (done.kills + 1) * cutsPerKill) await kill(random);
    }
    process.stdout.write(`  ${done.cuts} cuts, ${done.kills} instances killed\n`);
    expect((await over).flat().slice(0, 10)).toEqual([]);
  });
});
