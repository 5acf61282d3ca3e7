import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandResponse } from '../../src/protocol/response.js';
import type { CarriedOut } from '../../src/cti/simulator/simulator-trace.js';
import type { ConfigFile } from '../protocol/config-file.js';
import { prepareRequest } from '../protocol/prepare-request.js';
import { Cluster } from '../support/cluster.js';
import type { Desktop } from '../support/desktop.js';
import { manyAgentsFile } from '../support/many-agents-file.js';
import { OwnershipLog, type Standing } from '../support/redis/ownership-log.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

const AGENTS = Array.from({ length: 100 }, (_, n) => String(2001 + n));
const REQUESTS = 1_000;
const INSTANCES = 2;
const CONNECTIONS = 10;

interface SignedIn {
  readonly agent: string;
  readonly at: Desktop;
  readonly answer: CommandResponse;
  /** when the client was bound to it, ISO 8601 */
  readonly since?: unknown;
  /** what came of binding it and starting it at once */
  readonly outcomes: readonly string[];
}

let agents: ConfigFile;
let cluster: Cluster;
let desktops: Desktop[];
let log: OwnershipLog;

beforeAll(async () => {
  agents = await manyAgentsFile(AGENTS);
  const environment = { AGENTS_FILE: agents.path, CONFIG_FILE: 'test/soak/hurried.yaml' };
  cluster = await new Cluster(environment, { CONFIG_FILE: 'test/soak/unhurried-switch.yaml' }).start(INSTANCES);
  log = await OwnershipLog.open(cluster.redis.url);
  desktops = [];
  for (let n = 0; n < CONNECTIONS * INSTANCES; n += 1) desktops.push(await cluster.desktop(cluster.at(n % INSTANCES)));
}, REDIS_START_MS);
afterAll(async () => {
  log.close();
  await cluster.stop();
  agents.remove();
});

const outcome = ({ failure, result }: CommandResponse): string => failure?.code ?? result;
const idOf = ({ answer }: SignedIn) => (answer['resource'] as { id: string }).id;
const successes = (all: readonly SignedIn[]) => all.filter(({ answer }) => answer.result === 'success');

/** As a desktop does it: the session is bound and started as soon as there is one. */
async function signIn(at: Desktop, agent: string, override: boolean): Promise<SignedIn> {
  const answer = await at.send(prepareRequest(agent, { override }));
  if (answer.result !== 'success') return { agent, at, answer, outcomes: [] };
  const { id } = answer['resource'] as { id: string };
  const bound = await at.send({ command: 'bindResource', data: { resource: id } });
  const started = bound.result === 'success' ? [await at.send({ command: 'session.start', target: id })] : [];
  return { agent, at, answer, since: bound['time'], outcomes: [bound, ...started].map(outcome) };
}

/** All at once, the requests for one agent over both instances. */
const signInAll = (override: (n: number) => boolean): Promise<SignedIn[]> =>
  Promise.all(
    Array.from({ length: REQUESTS }, (_, n) =>
      signIn(desktops[n % desktops.length]!, AGENTS[Math.floor(n / (REQUESTS / AGENTS.length))]!, override(n)),
    ),
  );

function counts(outcomes: readonly string[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const one of outcomes) all[one] = (all[one] ?? 0) + 1;
  return all;
}

/**
 * In the order of time: an agent that has one has one from then on, and none that was replaced comes back.
 * @param gaps whether there may be none: somebody has given up
 */
function faultsOf(agent: string, history: readonly Standing[], gaps: boolean): string[] {
  const over = new Set<string | undefined>();
  return history.flatMap((now, n) => {
    const before = history[n - 1];
    if (before && before.id !== now.id) over.add(before.id);
    return [
      ...(now.id === undefined && !gaps ? [`${agent}: no session after ${before?.id}`] : []),
      ...(now.instance === undefined && !gaps ? [`${agent}: ${now.id} is nobody's`] : []),
      ...(now.id !== undefined && over.has(now.id) ? [`${agent}: ${now.id} came back`] : []),
      ...(before && now.id !== undefined && now.fence <= before.fence
        ? [`${agent}: ${now.fence} after ${before.fence}`]
        : []),
    ];
  });
}

/** What clients were told of one agent's sessions: each is over for its client before another one is bound to the next. */
function overlaps(agent: string, history: readonly Standing[], all: readonly SignedIn[]): string[] {
  const bound = new Map(all.filter(({ since }) => since !== undefined).map((one) => [idOf(one), one]));
  const inTurn = [...new Set(history.map(({ id }) => id))].flatMap((id) => bound.get(id ?? '') ?? []);
  return inTurn.slice(1).flatMap((next, n) => {
    const id = idOf(inTurn[n]!);
    const ended = inTurn[n]!.at.events.find(({ name, target }) => name === 'session.ended' && target === id);
    if (!ended) return [`${agent}: ${id} was never ended`];
    const kept = Date.parse(ended.time ?? '') <= Date.parse(String(next.since));
    return kept ? [] : [`${agent}: ${id} ended at ${ended.time}, and ${idOf(next)} was bound at ${String(next.since)}`];
  });
}

/** By the switch's own trace: who signs in finds nobody signed in, and who is not signed in asks for nothing. */
function signInFaults(trace: readonly CarriedOut[]): string[] {
  const holders = new Map<string, string>();
  return trace.flatMap(({ command, agent, session = '', outcome }) => {
    const holder = holders.get(agent);
    if (outcome === 'refused') return [`${agent}: ${command} of ${session} refused`];
    if (command === 'session.start') holders.set(agent, session);
    if (command === 'session.logout') holders.delete(agent);
    const wrong = command === 'session.start' ? holder !== undefined : holder !== session;
    return wrong ? [`${agent}: ${command} of ${session} while ${holder} is signed in`] : [];
  });
}

/** Of the sessions that were made, those that are still to be had. */
async function there(all: readonly SignedIn[]): Promise<string[]> {
  const asked = successes(all).map(async (one) => {
    const answer = await one.at.send({ command: 'session.snapshot', target: idOf(one) });
    return answer.result === 'success' ? [idOf(one)] : [];
  });
  return (await Promise.all(asked)).flat();
}

describe('a thousand sign-ins of a hundred agents at once, over two instances', () => {
  it('without override make exactly one session of each agent, and the others are asked', async () => {
    const all = await signInAll(() => false);
    expect(counts(all.map(({ answer }) => outcome(answer)))).toEqual({
      success: AGENTS.length,
      confirm: REQUESTS - AGENTS.length,
    });
    for (const agent of AGENTS) expect(new Set((await log.of(agent)).map(({ id }) => id)).size).toBe(1);
    expect(counts(all.flatMap(({ outcomes }) => outcomes))).toEqual({ success: 2 * AGENTS.length });
    for (const { answer, at } of successes(all)) {
      const { id } = answer['resource'] as { id: string };
      await at.send({ command: 'session.logout', target: id });
    }
  });

  it('with override and without leave each agent exactly one session at every moment', async () => {
    const former = new Map<string, number>();
    for (const agent of AGENTS) former.set(agent, (await log.of(agent)).length);
    const { length: before } = await cluster.switch.commands();
    const began = performance.now();
    const all = await signInAll((n) => n % 3 !== 0);
    const took = Math.round(performance.now() - began);
    const results = [...all.map(({ answer }) => outcome(answer)), ...all.flatMap(({ outcomes }) => outcomes)];
    process.stdout.write(`  ${JSON.stringify(counts(results))} in ${took} ms\n`);
    const faults: string[] = [];
    for (const agent of AGENTS) {
      const own = all.filter((one) => one.agent === agent);
      const history = (await log.of(agent)).slice(former.get(agent));
      // On a machine that is too busy some give up, and may do so at the moment when they get the place.
      const gaveUp = own.some(({ answer }) => answer.failure?.code === 'SERVICE_UNAVAILABLE');
      faults.push(...faultsOf(agent, history, gaveUp), ...overlaps(agent, history, own));
      const left = await there(own);
      if (!gaveUp || left.length > 0) expect({ agent, left }).toEqual({ agent, left: [history.at(-1)?.id] });
    }
    faults.push(...signInFaults((await cluster.switch.commands()).slice(before)));
    expect(faults.slice(0, 20)).toEqual([]);
  });
});
