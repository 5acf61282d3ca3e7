import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import { ProcessorProcess } from '../support/process.js';
import { claimPort } from '../support/redis/claim-port.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

const FOLDER = process.cwd();
/** Seconds that the agent talks: until the instance is killed, and the other one has the session. */
const TALK = '8';

describe('the example without the typed client, at one of several instances', () => {
  const cluster = new Cluster();

  beforeAll(async () => {
    await cluster.start(0);
    for (let n = 0; n < 3; n += 1) await cluster.add((await claimPort()).port);
  }, REDIS_START_MS);
  afterAll(() => cluster.stop());

  /** Runs it at that instance, until the agent talks. */
  const talking = async (at: number) => {
    const { url } = cluster.at(at);
    const environment = { SIMULATOR_URL: cluster.switch.url };
    const example = ProcessorProcess.run(['examples/raw-agent.mjs', url, TALK], FOLDER, environment);
    await example.prints(/> conversation\.retrieve[^]*success\n/);
    return example;
  };

  const numbers = (output: string) => [...output.matchAll(/^ *(\d+) [a-z]+\./gm)].map(([, seq]) => Number(seq));

  it.each([
    ['killed', 0, 'SIGKILL', /the line to \S+ is lost/],
    ['told to end', 1, 'SIGTERM', /goes: shutdown/],
  ] as const)('goes on at another one when its own is %s', async (_, at, signal, why) => {
    const example = await talking(at);
    const { process, url } = cluster.at(at);
    process.signal(signal);
    expect(await example.exit()).toBe(0);
    expect(example.output).toMatch(why);
    const [, next] = /goes on at (\S+)\n/.exec(example.output) ?? [];
    expect(cluster.instances.map((instance) => instance.url)).toContain(next);
    expect(next).not.toBe(url);
    expect(example.output).toMatch(/session\.ended.*\n.*success\n$/);
    expect(numbers(example.output)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });
});
