import { loadavg } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import { Desktop, succeeded } from '../support/desktop.js';
import { ProcessorProcess } from '../support/process.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { SIZES } from './sizes.js';

const ROUNDS = 3;
const AGENTS = ['1001', '1002', '1003', '1004', '1005', '1006', '1007', '1008', '1009', '1010'];

interface Cost {
  /** events in a second, of all agents at once */
  readonly events: number;
  /** milliseconds from a command to its answer, of one agent alone */
  readonly latency: number;
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The agent becomes ready and not ready in turn, which is an event each. @returns milliseconds that each took */
async function busy(desktop: Desktop, commands: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < commands; n += 1) {
    const begun = performance.now();
    succeeded(await desktop.command(n % 2 === 0 ? 'channel.ready' : 'channel.notready', 'tel'));
    times.push(performance.now() - begun);
  }
  return times;
}

async function cost(url: string): Promise<Cost> {
  const desktops = await Promise.all(
    AGENTS.map(async (agent) => (await Desktop.connect(url)).signIn(agent, 'demo', true)),
  );
  const [alone] = desktops;
  if (!alone) throw new Error('no agent');
  const count = () => desktops.reduce((sum, { events }) => sum + events.length, 0);
  const [before, begun] = [count(), performance.now()];
  await Promise.all(desktops.map((desktop) => busy(desktop, SIZES.storeCommands)));
  const events = ((count() - before) * 1_000) / (performance.now() - begun);
  const latency = middle(await busy(alone, SIZES.storeCommands));
  for (const desktop of desktops) succeeded(await desktop.command('session.logout'));
  for (const desktop of desktops) desktop.close();
  return { events, latency };
}

/** By turns and in one run, so that both have the same neighbours. */
describe('what a store costs', () => {
  const cluster = new Cluster({ CONFIG_FILE: 'test/soak/hurried.yaml' });
  let without: ProcessorProcess;

  beforeAll(async () => {
    await cluster.start(1);
    without = ProcessorProcess.start({
      PORT: '0',
      SIMULATOR_URL: cluster.switch.url,
      CONFIG_FILE: 'test/soak/hurried.yaml',
    });
  }, REDIS_START_MS);
  afterAll(async () => {
    without.signal('SIGKILL');
    await without.exit();
    await cluster.stop();
  });

  it('is told, beside an instance without one', async () => {
    const urls = { without: await without.url(), with: cluster.at(0).url };
    const found: Record<keyof typeof urls, Cost[]> = { without: [], with: [] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const kind of ['without', 'with'] as const) {
        const one = await cost(urls[kind]);
        // The first round warms up.
        if (round > 0) found[kind].push(one);
      }
    }
    for (const [kind, costs] of Object.entries(found)) {
      const [events, latency] = [middle(costs.map((one) => one.events)), middle(costs.map((one) => one.latency))];
      const load = loadavg()[0]?.toFixed(1);
      process.stdout.write(
        `${kind} a store: ${Math.round(events)} events/s, ${latency.toFixed(2)} ms a command, load ${load}\n`,
      );
      expect(events).toBeGreaterThan(10);
    }
  });
});
