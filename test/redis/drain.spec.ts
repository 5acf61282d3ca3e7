import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { InstanceEntry } from '../../src/protocol/service/instance-entry.js';
import { eventually } from '../support/asterisk/eventually.js';
import { Desktop, type ReceivedEvent } from '../support/desktop.js';
import { measured } from '../support/measured.js';
import { ProcessorProcess } from '../support/process.js';
import { RedisLab, REDIS_START_MS } from '../support/redis/redis-lab.js';

const DEADLINE_MS = 60_000;

const lab = new RedisLab();
beforeAll(() => lab.start(), REDIS_START_MS);
afterAll(() => lab.stop());

interface Running {
  readonly process: ProcessorProcess;
  readonly desktop: Desktop;
  readonly name: string;
}

let started: Running[] = [];
afterEach(async () => {
  for (const { process, desktop } of started) {
    desktop.close();
    process.signal('SIGKILL');
    await process.exit();
  }
  started = [];
  await lab.reset();
});

/** Instances that share the store, each with a desktop that has asked for news of the services. */
async function instances(...names: string[]): Promise<Running[]> {
  const environment = { PORT: '0', REDIS_URL: lab.url, NODE_ENV: 'test' };
  started = await Promise.all(
    names.map(async (name) => {
      const process = ProcessorProcess.start({ ...environment, ADVERTISE_URL: `http://${name}.example.com` });
      const desktop = await Desktop.connect(await process.url());
      await desktop.send({ command: 'bindService', data: { service: 'ServiceMonitor' } });
      return { process, desktop, name };
    }),
  );
  for (const one of started) await lists(one, ...names);
  return started;
}

async function listed({ desktop }: Running): Promise<readonly InstanceEntry[]> {
  const answer = await desktop.send({ command: 'getServices', data: { type: 'InteractionProcessor' } });
  const [service] = answer['services'] as { information: { instances: InstanceEntry[] } }[];
  return service?.information.instances ?? [];
}

const nameOf = ({ url }: InstanceEntry) => new URL(url ?? 'http://nowhere').hostname.replace('.example.com', '');

/** Until it lists those, itself first. */
const lists = (one: Running, ...names: string[]) =>
  eventually(
    async () => {
      const found = (await listed(one)).map(nameOf);
      return found[0] === one.name && found.sort().join() === names.sort().join();
    },
    DEADLINE_MS,
    `${one.name} lists ${names.join()}`,
  );

/** News of the services by which a is not to be had any more. */
function goes({ eventType, entry }: ReceivedEvent): boolean {
  if (eventType !== 'serviceStatusChanged') return false;
  const { instances } = (entry as { information: { instances: InstanceEntry[] } }).information;
  return !instances.some((one) => nameOf(one) === 'a' && one.status === 'InService');
}

const told = (event: ReceivedEvent) => event.name ?? event.eventType;

describe('instances that share a pool of clients', () => {
  it('one that is killed is gone from the list, and clients of the others are told', async () => {
    const [a, b, c] = await instances('a', 'b', 'c');
    if (!a || !b || !c) throw new Error('three');
    const from = b.desktop.events.length;
    a.process.signal('SIGKILL');
    const killed = performance.now();
    await Promise.all([lists(b, 'b', 'c'), lists(c, 'b', 'c')]);
    measured('an instance is killed: gone from the list', performance.now() - killed);
    // A lease of three seconds and one to notice, on a machine that has other things to do.
    expect(performance.now() - killed).toBeLessThan(40_000);
    await b.desktop.until(goes, 'told that a is gone', from);
  });

  it('one that is told to end tells its clients where to go, in order, and the others that it goes', async () => {
    const [a, b] = await instances('a', 'b');
    if (!a || !b) throw new Error('two');
    const desktop = await a.desktop.signIn('1001');
    await eventually(async () => (await listed(b))[1]?.sessions === 1, DEADLINE_MS, 'b knows of the session at a');
    const [own, others] = [desktop.events.length, b.desktop.events.length];
    a.process.signal('SIGTERM');
    const unbound = await desktop.until((event) => event.eventType === 'resourceUnbound', 'resourceUnbound', own);
    expect(unbound).toMatchObject({
      resource: desktop.resource,
      cause: { code: 'shutdown', by: { kind: 'switch' } },
      instances: [{ url: 'http://b.example.com', status: 'InService', sessions: 0 }],
    });
    expect(desktop.events.slice(own).map(told)).toEqual(['serviceStatusChanged', 'serviceRemoved', 'resourceUnbound']);
    expect(await a.process.exit()).toBe(0);
    await b.desktop.until(goes, 'told that a goes', others);
    await lists(b, 'b');
  });

  it('nobody signs in any more; a second signal cuts short what is handed over, and it ends in order', async () => {
    const slow = { CONFIG_FILE: 'test/hostile/slow-switch.yaml', PORT: '0', REDIS_URL: lab.url };
    const process = ProcessorProcess.start(slow);
    const desktop = await (await Desktop.connect(await process.url())).signIn('1001');
    started = [{ process, desktop, name: 'a' }];
    process.signal('SIGTERM');
    await desktop.until((event) => event.eventType === 'resourceUnbound', 'resourceUnbound');
    const data = { agent: { id: '1002', password: 'demo' } };
    expect(await desktop.send({ command: 'prepareSession', data })).toMatchObject({
      failure: { code: 'SERVICE_UNAVAILABLE', retryable: true, details: { status: 'Stopping' } },
    });
    process.signal('SIGTERM');
    expect(await process.exit()).toBe(0);
  });
});
