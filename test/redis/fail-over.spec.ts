import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { prepareRequest } from '../protocol/prepare-request.js';
import { eventually } from '../support/asterisk/eventually.js';
import { Cluster, type ClusterInstance } from '../support/cluster.js';
import { succeeded } from '../support/desktop.js';
import { manyAgentsFile } from '../support/many-agents-file.js';
import { measured } from '../support/measured.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { SentinelLab } from '../support/redis/sentinel-lab.js';
import type { ConfigFile } from '../protocol/config-file.js';
import { AtWork } from './at-work.js';

const DEADLINE_MS = 30_000;
jest.setTimeout(180_000);

/** By how much the replica lags that becomes the master. */
const LAG_MS = 10_000;
const REFUSED = 'SERVICE_UNAVAILABLE retryable';

const seed = Math.floor(Math.random() * 2 ** 31);
const AGENTS = Array.from({ length: 12 }, (_, n) => String(3001 + n));
/** One signs in again and again, in place of the session of before; one has just signed in, and one out, when the first master dies. */
const [OFTEN, NEW, OVER] = ['3101', '3102', '3103'];

const lab = new SentinelLab(['min-replicas-to-write 1', 'min-replicas-max-lag 2']);
let agents: ConfigFile;
let cluster: Cluster;
let working: AtWork[] = [];

beforeAll(async () => {
  agents = await manyAgentsFile([...AGENTS, OFTEN, NEW, OVER]);
  const environment = { AGENTS_FILE: agents.path, CONFIG_FILE: 'test/redis/replicated.yaml' };
  cluster = await new Cluster(environment, { CONFIG_FILE: 'test/redis/traced-switch.yaml' }, lab).start(2);
  working = await Promise.all(AGENTS.map((agent, n) => AtWork.begin(cluster, agent, n % 2, seed + n)));
}, REDIS_START_MS);
afterAll(async () => {
  for (const one of working) await one.drop();
  await cluster.stop();
  agents.remove();
});

/** What a sign-in comes to now. */
async function signInAt(instance: ClusterInstance, agent: string, override: boolean): Promise<string> {
  const desktop = await cluster.desktop(instance);
  const answer = await desktop.send(prepareRequest(agent, { override }));
  desktop.close();
  return answer.failure ? `${answer.failure.code} ${answer.failure.retryable ? 'retryable' : ''}` : answer.result;
}

async function more(what: string): Promise<void> {
  const before = working.map(({ calls }) => calls);
  await eventually(
    () => working.every(({ calls }, n) => calls > (before[n] ?? 0)),
    DEADLINE_MS,
    () => `calls ${what}: ${working.map((one) => one.trouble).join(' ')}`,
  );
}

/** Signs in at both until both take it. @returns what it came to before */
async function signInsUntilTaken(): Promise<string[]> {
  const outcomes: string[] = [];
  for (const instance of cluster.instances) {
    const taken = async () => {
      const outcome = await signInAt(instance, OFTEN, true);
      if (outcome !== 'success') outcomes.push(outcome);
      // This one has a session, whatever the store knows of it.
      expect(['confirm', REFUSED]).toContain(await signInAt(instance, NEW, false));
      return outcome === 'success';
    };
    await eventually(taken, DEADLINE_MS, () => `sign-ins: ${outcomes.slice(-3).join(', ')}`);
  }
  return outcomes;
}

/** The master dies while all have calls, and some clients go from one instance to the other. */
async function failOver(): Promise<void> {
  const dead = await lab.master();
  await dead.kill();
  const died = performance.now();
  const outcomes = signInsUntilTaken().then((all) => {
    measured('Redis master dies: sign-ins are taken again', performance.now() - died);
    return all;
  });
  const calls = more('without the store');
  for (const one of working.slice(0, 4)) await one.move();
  await lab.untilOther(dead);
  measured('Redis master dies: another one', performance.now() - died);
  for (const refused of await outcomes) expect(refused).toBe(REFUSED);
  await calls;
  measured(
    'Redis master dies: sessions go on at another instance',
    ...working.slice(0, 4).map(({ roaming }) => roaming.desktop.gaps.at(-1) ?? Number.NaN),
  );
  await more('afterwards');
  await lab.bringBack(dead);
}

async function nothingLost(): Promise<void> {
  await Promise.all(working.map((one) => one.rest()));
  for (const { roaming } of working) {
    expect(await roaming.faults()).toEqual([]);
    expect(roaming.unknown).toBe(0);
  }
}

describe(`clients with calls, at a store of which one replica has to have what is written (seed ${seed})`, () => {
  it('lose and double nothing when the master dies, and the replica that becomes the master lags', async () => {
    const over = await (await cluster.desktop(cluster.at(0))).signIn(OVER);
    await more('before');
    const late = await lab.lag(0);
    await lab.lag(LAG_MS);
    // Of all this the next master knows nothing: who has which session now, who has come and who has gone.
    for (const one of working.slice(0, 8)) await one.move();
    const fresh = await (await cluster.desktop(cluster.at(0))).signIn(NEW);
    succeeded(await over.command('session.logout'));
    await more('after a move');
    await failOver();
    expect(await lab.master()).toBe(late);
    expect(await signInAt(cluster.at(1), NEW, false)).toBe('confirm');
    expect((await fresh.command('session.snapshot')).result).toBe('success');
    await more('at the new master');
  });

  it('nor when that one dies, and the former one has come back', async () => {
    await failOver();
    for (const one of working) await one.move();
    await more('at the other instance');
    await nothingLost();
    const trace = (await cluster.switch.control('GET', 'commands')) as { command: string; agent: string }[];
    expect(trace.filter(({ agent, command }) => agent === OVER && command === 'session.start')).toHaveLength(1);
  });
});
