import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { SIZES } from '../soak/sizes.js';
import { eventually } from '../support/asterisk/eventually.js';
import { clientMap, snapshotMap } from '../support/client-map.js';
import { Cluster } from '../support/cluster.js';
import { succeeded, type Desktop, type ReceivedEvent } from '../support/desktop.js';
import { measured } from '../support/measured.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import type { RedisProxy } from '../support/redis/redis-proxy.js';

const DEADLINE_MS = 60_000;
jest.setTimeout(SIZES.freeze + 120_000);

/** How long the store's answers take to the one that is frozen, so that some arrive while it is. */
const ANSWER_MS = 500;
/** Until a command is at the switch, which takes 60 ms for it. */
const ASKED_MS = 30;
/** Until a command that was sent is in the store, and its answer on its way. */
const SENT_MS = 150;

/** A command as the switch's own trace has it. */
interface Traced {
  readonly number: number;
  readonly command: string;
  readonly agent: string;
  readonly session?: string;
}

const cluster = new Cluster({}, { CONFIG_FILE: 'test/redis/traced-switch.yaml' });
let way: RedisProxy;
beforeAll(async () => {
  await cluster.start(0);
  way = await cluster.redis.proxy();
  await cluster.add(undefined, { REDIS_URL: way.url });
  await Promise.all([cluster.add(), cluster.add()]);
}, REDIS_START_MS);
afterAll(() => cluster.stop());

const a = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const trace = async () => (await cluster.switch.control('GET', 'commands')) as readonly Traced[];
const seqs = (events: readonly ReceivedEvent[]) => events.map(({ seq }) => seq).filter((seq) => seq !== undefined);
const unboundOf = (desktop: Desktop) => desktop.events.find(({ eventType }) => eventType === 'resourceUnbound');

/** Signed in at an instance, and in a call. */
async function onCall(instance: number, agent: string): Promise<Desktop> {
  const desktop = await (await cluster.desktop(cluster.at(instance))).signIn(agent);
  succeeded(await desktop.command('channel.ready', 'tel'));
  await cluster.switch.control('POST', 'calls', { agent, from: '+15550100' });
  await desktop.until(({ name }) => name === 'conversation.added', 'a call');
  succeeded(await desktop.command('conversation.answer', 'tel.i1.v1'));
  return desktop;
}

/** Whatever the session's clients have got is all that there was, each once, and makes up what there is. */
async function nothingLost(...clients: readonly Desktop[]): Promise<void> {
  const last = clients.at(-1);
  const answer = succeeded(await (last as Desktop).command('session.snapshot'));
  const all = () => clients.flatMap((one) => one.events);
  await eventually(() => seqs(all()).at(-1) === answer['seq'], DEADLINE_MS, 'all events');
  const events = all();
  expect(seqs(events)).toEqual(seqs(events).map((_, n) => n + 1));
  const { session } = answer['data'] as { session: Parameters<typeof snapshotMap>[0] };
  expect(clientMap(events)).toEqual(snapshotMap(session));
}

it(`does no harm when it wakes after ${SIZES.freeze} ms: nothing reaches the switch, and no event a client`, async () => {
  const [frozen, living, doomed] = [cluster.at(0), cluster.at(1), cluster.at(2)];
  const agents = ['1001', '1002', '1003', '1004', '1005'];
  const desktops = await Promise.all(agents.map((agent) => onCall(0, agent)));
  const [saving, asking, moving, anew, staying] = desktops as [Desktop, Desktop, Desktop, Desktop, Desktop];
  const left = await onCall(2, '1006');

  // When it is frozen one command is at the switch, or what became of it at the store, and another one is not yet at the switch.
  const hold = (one: Desktop) => one.command('conversation.hold', 'tel.i1.v1', undefined, 'under-way');
  const first = hold(asking);
  await a(ASKED_MS);
  way.delay = ANSWER_MS;
  const underWay = [first, hold(saving)];
  await a(SENT_MS);
  frozen.process.signal('SIGSTOP');
  const stopped = performance.now();
  doomed.process.signal('SIGKILL');
  await a(SENT_MS);
  const before = await trace();
  const heard = desktops.map(({ events }) => events.length);
  const keys = new Set(before.filter(({ agent }) => agents.includes(agent)).map(({ session }) => session));

  const next = await Promise.all(
    [saving, asking, moving].map(async (one) => {
      const desktop = await cluster.goOn(living, one);
      measured('frozen: goes on at another instance', performance.now() - stopped);
      return desktop;
    }),
  );
  const [saved, asked, moved] = next as [Desktop, Desktop, Desktop];
  for (const one of [saved, asked]) {
    const again = await hold(one);
    expect(['success', 'CTI_TIMEOUT']).toContain(again.failure?.code ?? again.result);
  }
  succeeded(await moved.command('conversation.hold', 'tel.i1.v1'));
  const instead = await (await cluster.desktop(living)).signIn('1004', 'demo', true);
  // They arrive when it wakes.
  const late = [saving, asking, moving, anew].map((one) => one.command('conversation.release', 'tel.i1.v1'));

  const madeNotReady = eventually(
    async () =>
      (await trace())
        .slice(before.length)
        .some(({ agent, command }) => agent === '1006' && command === 'channel.notready'),
    DEADLINE_MS,
    'somebody who takes care of those whose client does not come',
  ).then(() => measured('killed, and the client does not come: made not ready', performance.now() - stopped));
  await a(Math.max(0, SIZES.freeze - (performance.now() - stopped)));
  const there = await Promise.all([...next, instead].map((one) => one.command('session.snapshot')));

  const slept = await trace();
  frozen.process.signal('SIGCONT');
  const woken = performance.now();
  const gone = [saving, asking, moving, anew];
  for (const one of gone) {
    // Frozen for longer than its clients hear of it: their lines are gone by then.
    const over = await eventually(
      () => unboundOf(one) ?? one.events.find(({ name }) => name === 'session.ended') ?? !one.socket.connected,
      DEADLINE_MS,
      'told that it has its session no longer',
    );
    if (one.socket.connected) expect(over).toMatchObject({ eventType: 'resourceUnbound', cause: { code: 'override' } });
  }
  measured('frozen, and wakes: told that another instance has the session', performance.now() - woken);
  for (const answer of await Promise.allSettled([...underWay, ...late])) {
    if (answer.status === 'fulfilled') expect(answer.value.result).toBe('failure');
  }
  await madeNotReady;
  const fresh = await cluster.desktop(frozen);
  await eventually(
    () => fresh.prepare('1007').catch(() => undefined),
    DEADLINE_MS,
    'sign-ins at the one that has woken, without a hand',
  );
  measured('frozen, and wakes: takes sign-ins again', performance.now() - woken);

  gone.forEach((one, n) => expect(seqs(one.events.slice(heard[n]))).toEqual([]));
  const ofThose = ({ agent }: Traced) => agents.slice(0, 4).includes(agent);
  const all = await trace();
  expect(all.slice(slept.length).filter(ofThose)).toEqual([]);
  expect(all.slice(before.length).filter((one) => ofThose(one) && keys.has(one.session))).toEqual([]);
  const now = await Promise.all([...next, instead].map((one) => one.command('session.snapshot')));
  expect(now.map(({ data }) => data)).toEqual(there.map(({ data }) => data));
  await nothingLost(saving, saved);
  await nothingLost(asking, asked);
  await nothingLost(moving, moved);
  await nothingLost(instead);
  // Whoever had it when it woke, its client goes on.
  await nothingLost(
    staying,
    ...(unboundOf(staying) || !staying.socket.connected ? [await cluster.goOn(living, staying)] : []),
  );
  await nothingLost(left, await cluster.goOn(frozen, left));
});
