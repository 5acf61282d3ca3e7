import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CarriedOut } from '../../src/cti/simulator/simulator-trace.js';
import { Cluster } from '../support/cluster.js';
import { measured } from '../support/measured.js';
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
const happened = { cuts: 0, kills: 0 };

/** One of them dies in the middle of whatever it does, and another one starts. */
async function kill(random: Randomness): Promise<void> {
  happened.kills += 1;
  const victim = random.pick(cluster.living);
  victim.process.signal('SIGKILL');
  await victim.process.exit();
  await cluster.add();
}

interface Worked {
  readonly roaming: RoamingAgent;
  readonly faults: readonly string[];
}

/** What has reached the switch, fetched now and then: it keeps a part of it. */
const trace: CarriedOut[] = [];
const fetchTrace = async () => void trace.push(...(await cluster.switch.commands(trace.at(-1)?.number)));

/** Calls and cuts until there were so many cuts. */
async function work(agent: string, cuts: number, random: Randomness): Promise<Worked> {
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
      happened.cuts += 1;
    }
    state.over = true;
    await calling;
    const faults = await roaming.faults();
    measured(`cuts and kills at random, ${agent}: bound again`, ...desktop.gaps);
    process.stdout.write(`  ${agent}: ${roaming.calls} calls, ${roaming.unknown} commands answered CTI_TIMEOUT\n`);
    return { roaming, faults };
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
      if (happened.cuts >= (happened.kills + 1) * cutsPerKill) {
        await kill(random);
        await fetchTrace();
      }
    }
    const worked = await over;
    process.stdout.write(`  ${happened.cuts} cuts, ${happened.kills} instances killed\n`);
    await fetchTrace();
    expect(trace.map(({ number }) => number)).toEqual(trace.map((_, n) => n + 1));
    const done = new Map<string, number>();
    for (const { roaming } of worked)
      for (const [command, count] of roaming.effects.totals) done.set(command, (done.get(command) ?? 0) + count);
    process.stdout.write(`  ${[...done].map(([command, count]) => `${command} ${count}`).join(', ')}\n`);
    const faults = worked.flatMap(({ roaming, faults }) => [...faults, ...roaming.effectFaults(trace)]);
    expect(faults.slice(0, 10)).toEqual([]);
    // In a short run chance may have left something out.
    if (clusterCuts >= 1_000) expect([...done].filter(([, count]) => count === 0)).toEqual([]);
  });
});
