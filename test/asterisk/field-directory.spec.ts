import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CtiEntry, CtiQueueEntry } from '../../src/cti/port/cti-directory.js';
import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import { DirectoryWatcher, nameOf } from '../../src/conformance/directory-watcher.js';
import { LAB_START_MS } from '../support/asterisk/asterisk-lab.js';
import { eventually } from '../support/asterisk/eventually.js';
import { AsteriskBench, PATIENCE_MS, type Instance } from './asterisk-bench.js';

const TEST_MS = 60_000;
/** A reload is looked after within that time. */
const RELOAD_MS = 15_000;
/** Asterisk tells whole seconds. */
const SECOND_MS = 1_000;
/** What two who wait come apart: more than whole seconds and a busy machine may make of it. */
const APART_MS = 4_000;
/** What a test may take between a thing and looking at the clock. */
const SLACK_MS = 5_000;

describe('the directory', () => {
  const bench = new AsteriskBench({ dialplan: 'field' });
  let instance: Instance;
  let watcher: DirectoryWatcher;
  beforeAll(() => bench.start(), LAB_START_MS);
  beforeEach(async () => {
    instance = await bench.running();
    watcher = watch(instance);
    await instance.provider.directory.list();
  }, TEST_MS);
  afterEach(async () => {
    watcher.end();
    await Promise.all(bench.lab.customer.calls.map((call) => bench.lab.customer.hangup(call)));
    await bench.clear();
  }, TEST_MS);
  afterAll(() => bench.stop(), TEST_MS);

  const test = (title: string, run: () => Promise<void>) => it(title, run, TEST_MS);

  function watch({ provider }: Instance, patience = PATIENCE_MS): DirectoryWatcher {
    const one = new DirectoryWatcher(provider.directory, patience);
    one.begin();
    return one;
  }
  const agent = (extension: string, ...queues: readonly string[]): CtiAgent => ({
    id: extension,
    name: `Agent ${extension}`,
    extension,
    queues,
  });
  const like = (wanted: Readonly<Record<string, unknown>>) => (entry: CtiEntry) =>
    Object.entries(wanted).every(([key, value]) => Reflect.get(entry, key) === value);
  const told = (wanted: Readonly<Record<string, unknown>>, from = watcher) =>
    from.until(like(wanted), JSON.stringify(wanted));
  /** What is told by one entry, and what a list says of it at that moment. */
  const agrees = async (entry: CtiEntry, from: Instance = instance) =>
    expect((await from.provider.directory.list()).find((one) => nameOf(one) === nameOf(entry))).toEqual(entry);
  const ago = (time: string | undefined) => Date.now() - Date.parse(time ?? '');

  test('lists queues under the numbers that are dialled, and the members that are of the house', async () => {
    const list = await instance.provider.directory.list();
    const queues = list.filter(({ kind }) => kind === 'queue');
    const numbers = [...Array.from({ length: 14 }, (_, n) => String(400 + n)), '450'];
    expect(new Set(queues.map(({ address }) => address))).toEqual(new Set(numbers));
    expect(list).toContainEqual({ kind: 'queue', id: '407', address: '407', waiting: 0, ready: 2 });
    expect(list).toContainEqual({ kind: 'agent', address: '1001', name: 'Anna Static', presence: 'ready' });
    expect(list).toContainEqual({ kind: 'agent', address: '1003', name: 'Carl Static', presence: 'ready' });
  });

  test('who has no name there is called as the telephone is', async () => {
    const member = { Queue: '411', Interface: 'PJSIP/1005' };
    await bench.lab.ami.action('QueueAdd', member);
    await told({ address: '1005', name: 'Agent Five', presence: 'ready' });
    await bench.lab.ami.action('QueueRemove', member);
    await eventually(() => !watcher.known.has('agent 1005'), PATIENCE_MS, 'nobody at 1005');
  });

  test('what is listed can be dialled', async () => {
    const desk = await bench.open(instance, agent('1005', '411'));
    const call = await desk.session.dial(desk.channel.id, '402');
    await told({ id: '402', waiting: 1 });
    await desk.session.release(call);
    await told({ id: '402', waiting: 0 });
  });

  test('who waits, and since when, also for a process that comes later', async () => {
    const first = await bench.lab.customer.dial('411');
    const one = (await told({ id: '411', waiting: 1 })) as CtiQueueEntry;
    expect(Math.abs(ago(one.waitingSince))).toBeLessThan(SLACK_MS);
    await agrees(one);
    await new Promise((resolve) => setTimeout(resolve, APART_MS));
    await bench.lab.customer.dial('411');
    const two = (await told({ id: '411', waiting: 2 })) as CtiQueueEntry;
    expect(two.waitingSince).toBe(one.waitingSince);
    const later = await (await bench.running()).provider.directory.list();
    const found = later.find((entry) => like({ id: '411' })(entry)) as CtiQueueEntry;
    expect(found.waiting).toBe(2);
    const apart = Math.abs(Date.parse(found.waitingSince ?? '') - Date.parse(one.waitingSince ?? ''));
    expect(apart).toBeLessThan(APART_MS);
    await bench.lab.customer.hangup(first);
    const left = (await told({ id: '411', waiting: 1 })) as CtiQueueEntry;
    expect(Date.parse(left.waitingSince ?? '')).toBeGreaterThan(Date.parse(one.waitingSince ?? ''));
    await bench.lab.customer.hangup(bench.lab.customer.calls[0] ?? first);
    await agrees(await told({ id: '411', waiting: 0 }));
  });

  test('what an agent of another process is, from the sign-in to the sign-off', async () => {
    const desk = await bench.open(await bench.running(), agent('1005', '411'));
    await told({ address: '1005', presence: 'notready', name: 'Agent 1005' });
    await told({ id: '411', ready: 0 });
    await desk.ready();
    const ready = await told({ address: '1005', presence: 'ready' });
    expect(Math.abs(ago(Reflect.get(ready, 'since') as string))).toBeLessThan(SLACK_MS);
    await told({ id: '411', ready: 1 });
    const customer = await bench.lab.customer.dial('411');
    const rung = await desk.has('alerting');
    await told({ address: '1005', presence: 'busy' });
    await told({ id: '411', waiting: 1, ready: 0 });
    await desk.session.answer(rung.ref);
    await desk.has('connected');
    await told({ id: '411', waiting: 0, ready: 0 });
    await bench.lab.customer.hangup(customer);
    await desk.ended(rung);
    await told({ address: '1005', presence: 'wrapup' });
    await desk.complete(rung);
    await agrees(await told({ address: '1005', presence: 'ready' }));
    await told({ id: '411', ready: 1 });
    await desk.session.notReady(desk.channel.id, 'lunch');
    await told({ address: '1005', presence: 'notready' });
    await desk.session.close();
    await eventually(() => !watcher.known.has('agent 1005'), PATIENCE_MS, 'nobody at 1005');
    expect((await instance.provider.directory.list()).filter(like({ address: '1005' }))).toEqual([]);
    await told({ id: '411', ready: 0 });
  });

  test('since when a colleague is not ready, for a process that comes later', async () => {
    const desk = await bench.open(instance, agent('1005', '411'));
    await desk.ready();
    await told({ address: '1005', presence: 'ready' });
    const before = Date.now();
    await desk.session.notReady(desk.channel.id, 'lunch');
    await told({ address: '1005', presence: 'notready' });
    const after = Date.now();
    const list = await (await bench.running()).provider.directory.list();
    const found = list.find((entry) => like({ address: '1005', presence: 'notready' })(entry));
    const since = Date.parse(Reflect.get(found ?? {}, 'since') as string);
    // Both the time of the pause and the switch's own are whole seconds.
    expect(since).toBeGreaterThan(before - 2 * SECOND_MS);
    expect(since).toBeLessThan(after + 2 * SECOND_MS);
  });

  test('a telephone that is off', async () => {
    const device = bench.farEnd.device(agent('1003'));
    await device.switchOff?.();
    await told({ address: '1003', presence: 'offline' });
    await told({ id: '412', ready: 0 });
    await device.switchOn?.();
    await agrees(await told({ id: '412', ready: 1 }));
  });

  test('a queue that a reload brings', async () => {
    const patient = watch(instance, RELOAD_MS);
    await appendFile(join(bench.lab.server.spoolDir, '../etc/queues.conf'), '\n[499](usual)\nstrategy = ringall\n');
    await bench.lab.server.cli('module reload app_queue.so');
    await told({ id: '499', address: '499', waiting: 0 }, patient);
    patient.end();
  });

  test('is complete again after the link was lost', async () => {
    await instance.provider.directory.list();
    await bench.farEnd.cutLink();
    await instance.linkIs('down');
    await bench.lab.customer.dial('411');
    await bench.farEnd.restoreLink();
    await instance.linkIs('up');
    const list = await instance.provider.directory.list();
    expect(list.find((entry) => like({ id: '411' })(entry))).toMatchObject({ waiting: 1 });
    await bench.lab.customer.dial('411');
    await told({ id: '411', waiting: 2 });
  });
});
