import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandResponse } from '../../src/protocol/response.js';
import type { ConfigFile } from '../protocol/config-file.js';
import { prepareRequest } from '../protocol/prepare-request.js';
import { Cluster } from '../support/cluster.js';
import type { Desktop } from '../support/desktop.js';
import { manyAgentsFile } from '../support/many-agents-file.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

const AGENTS = Array.from({ length: 100 }, (_, n) => String(2001 + n));
const REQUESTS = 1_000;
const INSTANCES = 2;
const CONNECTIONS = 10;

interface SignedIn {
  readonly agent: string;
  readonly answer: CommandResponse;
}

let agents: ConfigFile;
let cluster: Cluster;
let desktops: Desktop[];

beforeAll(async () => {
  agents = await manyAgentsFile(AGENTS);
  cluster = await new Cluster({ AGENTS_FILE: agents.path }).start(INSTANCES);
  desktops = [];
  for (let n = 0; n < CONNECTIONS * INSTANCES; n += 1) desktops.push(await cluster.desktop(cluster.at(n % INSTANCES)));
}, REDIS_START_MS);
afterAll(async () => {
  await cluster.stop();
  agents.remove();
});

const desktop = (n: number): Desktop => desktops[n % desktops.length] as Desktop;

/** All at once, the requests for one agent over both instances. */
const signInAll = (override: (n: number) => boolean): Promise<SignedIn[]> =>
  Promise.all(
    Array.from({ length: REQUESTS }, async (_, n) => {
      const agent = AGENTS[Math.floor(n / (REQUESTS / AGENTS.length))] as string;
      const answer = await desktop(n).send(prepareRequest(agent, { override: override(n) }));
      return { agent, answer };
    }),
  );

const sessionOf = ({ answer }: SignedIn) => answer['resource'] as { id: string; token: string };

/** How often one was asked for; each connection may ask only so often. */
let asked = 0;

/** Those sessions of the agent that still are to be had, by whatever instance. */
async function there(signedIn: readonly SignedIn[]): Promise<string[]> {
  const found = new Set<string>();
  for (const one of signedIn.filter(({ answer }) => answer.result === 'success')) {
    const { id: resource, token } = sessionOf(one);
    for (let instance = 0; instance < INSTANCES; instance += 1) {
      const answer = await desktop(asked++).send({ command: 'bindResource', data: { resource, token } });
      if (answer.result === 'success') found.add(resource);
      else expect(answer.failure?.code).toBe('RESOURCE_NOT_FOUND');
    }
  }
  return [...found];
}

const outcome = ({ answer }: SignedIn) => answer.failure?.code ?? answer.result;

function counts(signedIn: readonly SignedIn[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const one of signedIn) all[outcome(one)] = (all[outcome(one)] ?? 0) + 1;
  return all;
}

describe('a thousand sign-ins of a hundred agents at once, over two instances', () => {
  it('without override make exactly one session of each agent, and the others are asked', async () => {
    const all = await signInAll(() => false);
    expect(counts(all)).toEqual({ success: AGENTS.length, confirm: REQUESTS - AGENTS.length });
    expect(new Set(all.filter((one) => outcome(one) === 'success').map(({ agent }) => agent)).size).toBe(AGENTS.length);
  });

  it('with override and without leave exactly one session of each agent', async () => {
    const all = await signInAll((n) => n % 3 !== 0);
    process.stdout.write(`  ${JSON.stringify(counts(all))}\n`);
    for (const agent of AGENTS) {
      const own = all.filter((one) => one.agent === agent);
      expect({ agent, there: (await there(own)).length }).toEqual({ agent, there: 1 });
    }
  });
});
