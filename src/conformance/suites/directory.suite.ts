import { expect } from 'expect';
import { DIRECTORY_CAPABILITIES, type Capability } from '../../cti/port/capability.js';
import type { CtiAgentEntry, CtiEntry, CtiQueueEntry } from '../../cti/port/cti-directory.js';
import { CtiUnavailableError } from '../../errors/switch-errors.js';
import type { ContractKit } from '../contract-kit.js';
import type { Desk } from '../desk.js';
import { DirectoryWatcher, nameOf } from '../directory-watcher.js';
import { eventually } from '../eventually.js';
import type { Need } from '../need.js';
import { answerByHand, CUSTOMER, finish, TALKING, talking } from './steps.js';

const LISTING: readonly Capability[] = DIRECTORY_CAPABILITIES;

/** Whom one may call: what is listed, and what is told of it. */
export function directorySuite(kit: ContractKit): void {
  const { bench } = kit;

  const isQueue = (entry: CtiEntry): entry is CtiQueueEntry =>
    entry.kind === 'queue' && entry.id === bench.farEnd.queue;

  const listedQueue = async (): Promise<CtiQueueEntry> => {
    const queue = (await bench.directory.list()).find(isQueue);
    if (!queue) throw new Error('the queue is not listed');
    return queue;
  };

  /** Waits for the queue to be told like that, and to be listed so. */
  const queueIs = async (watcher: DirectoryWatcher, wanted: Partial<CtiQueueEntry>): Promise<CtiQueueEntry> => {
    const fits = (entry: CtiEntry) => isQueue(entry) && isLike(entry, wanted);
    await watcher.until(fits, `the queue with ${JSON.stringify(wanted)}`);
    let read: CtiQueueEntry | undefined;
    const look = async () => fits((read = await listedQueue()));
    await eventually(
      look,
      bench.test.patience,
      () => `listed ${JSON.stringify(wanted)}; it is ${JSON.stringify(read)}`,
    );
    return listedQueue();
  };

  const test = (title: string, needs: readonly Need[], run: (watcher: DirectoryWatcher) => Promise<void>): void =>
    kit.test(title, [...LISTING, ...needs], async () => {
      const watcher = new DirectoryWatcher(bench.directory, bench.test.patience);
      watcher.begin();
      try {
        await run(watcher);
      } finally {
        watcher.end();
      }
    });

  test('lists each entry once, under what can be dialled', [], async () => {
    await bench.open();
    const listed = await bench.directory.list();
    expect(new Set(listed.map(nameOf)).size).toBe(listed.length);
    for (const { address } of listed) expect(address ?? 'none').toMatch(/^[^\s\p{Cc}]{1,128}$/u);
    expect(await listedQueue()).toMatchObject({ waiting: 0 });
    expect(await listedQueue()).not.toHaveProperty('waitingSince');
  });

  test('callers who wait: how many, and since when', [], async (watcher) => {
    const first = await bench.farEnd.callQueue(CUSTOMER);
    const { waitingSince } = await queueIs(watcher, { waiting: 1 });
    expect(waitingSince).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const second = await bench.farEnd.callQueue('+15550102');
    // Who came first is told in whole seconds by some.
    const since = Date.parse((await queueIs(watcher, { waiting: 2 })).waitingSince ?? '');
    expect(Math.abs(since - Date.parse(waitingSince ?? ''))).toBeLessThan(1_500);
    await first.hangup();
    const later = Date.parse((await queueIs(watcher, { waiting: 1 })).waitingSince ?? '');
    expect(later).toBeGreaterThanOrEqual(since - 1_500);
    await second.hangup();
    expect(await queueIs(watcher, { waiting: 0 })).not.toHaveProperty('waitingSince');
  });

  test('agents who are ready, as they come and go', ['channel.ready', 'channel.notready'], async (watcher) => {
    const desk = await bench.open();
    const { ready } = await listedQueue();
    await desk.ready();
    await queueIs(watcher, { ready: ready + 1 });
    await desk.session.notReady(desk.channel.id);
    await queueIs(watcher, { ready });
    const colleague = await bench.openReady(1);
    await queueIs(watcher, { ready: ready + 1 });
    await colleague.session.close();
    await queueIs(watcher, { ready });
  });

  test('a call of the queue, from its coming to the end of the work after it', TALKING, async (watcher) => {
    await bench.openReady();
    const { ready } = await queueIs(watcher, { waiting: 0 });
    await bench.clear();
    const situation = await talking(bench);
    await queueIs(watcher, { waiting: 0, ready: ready - 1 });
    await situation.customer.hangup();
    await situation.desk.ended(situation.call);
    await situation.desk.is('wrapup');
    await queueIs(watcher, { waiting: 0, ready: ready - 1 });
    await situation.desk.complete(situation.call);
    await queueIs(watcher, { waiting: 0, ready });
  });

  test('an agent, where it tells of who is signed in here', TALKING, async (watcher) => {
    const { desk, customer, call } = await talking(bench);
    const isAgent = (entry: CtiEntry): entry is CtiAgentEntry =>
      entry.kind === 'agent' && entry.address === desk.agent.extension;
    if (!(await bench.directory.list()).some(isAgent)) {
      await finish({ desk, customer, call });
      return;
    }
    const is = (...presences: readonly string[]) =>
      watcher.until((entry) => isAgent(entry) && presences.includes(entry.presence), `the agent ${presences.join()}`);
    await is('busy');
    await customer.hangup();
    await desk.ended(call);
    await is('wrapup', 'notready');
    await desk.complete(call);
    await is('ready');
  });

  /** The address of the queue, where it can be dialled. */
  const address = async () => (await listedQueue()).address;

  const takes = async (colleague: Desk, from: string) => {
    const call = await colleague.has('alerting');
    await answerByHand(bench, colleague);
    await colleague.has('connected');
    await bench.farEnd.device(colleague.agent).hears(from);
    return call;
  };

  test('the queue can be dialled as it is listed', [...TALKING, 'channel.dial'], async () => {
    const to = await address();
    if (to === undefined) return;
    const desk = await bench.open();
    const colleague = await bench.openReady(1);
    await desk.session.dial(desk.channel.id, to);
    const call = await takes(colleague, desk.agent.extension);
    const own = await desk.has('connected');
    for (const { interaction } of [call, own]) {
      expect(interaction).toMatchObject({ from: desk.agent.extension, direction: 'internal' });
      expect(interaction).not.toHaveProperty('customer');
    }
    await desk.session.release(own.ref);
    await colleague.ended(call);
    await desk.ended(own);
  });

  test('a call can be transferred to the queue as it is listed', [...TALKING, 'conversation.transfer'], async () => {
    const to = await address();
    if (to === undefined) return;
    const { desk, customer, call } = await talking(bench);
    const colleague = await bench.openReady(1);
    await desk.session.transfer(call.ref, to);
    expect(await desk.ended(call)).toMatchObject({ code: 'transferred' });
    const taken = await takes(colleague, customer.number);
    expect(taken.interaction).toMatchObject({ from: customer.number, direction: 'inbound' });
    await customer.hangup();
    await colleague.ended(taken);
  });

  kit.test('cannot be read while the link is down, and can again', LISTING, async () => {
    const changes = bench.linkChanges;
    await bench.farEnd.cutLink();
    await bench.linkWentDown(changes);
    await expect(bench.directory.list()).rejects.toBeInstanceOf(CtiUnavailableError);
    await bench.farEnd.restoreLink();
    await bench.linkIs('up');
    expect(await listedQueue()).toMatchObject({ waiting: 0 });
  });
}

function isLike(entry: CtiQueueEntry, wanted: Partial<CtiQueueEntry>): boolean {
  return Object.entries(wanted).every(([key, value]) => Reflect.get(entry, key) === value);
}
