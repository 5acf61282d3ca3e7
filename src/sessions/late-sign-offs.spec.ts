import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';
import { CtiUnavailableError } from '../errors/switch-errors.js';

const OVERRIDE = { code: 'override', by: { kind: 'agent', id: '1001' } } as const;
/** what a scripted session notes of a sign-off, and of a hand-over */
const [SIGNED_OFF, HANDED_OVER] = [[false], [true]];
/** so long until a lease has run out, and others have looked for those without an owner */
const TAKEN_IN = 30_000;

describe('an agent whose session has ended before it was signed off', () => {
  let bench: InstancesBench;
  let a: BenchInstance;
  let b: BenchInstance;
  let client: BenchClient;
  let session: { id: string; token: string };

  beforeEach(async () => {
    bench = new InstancesBench();
    a = await bench.instance('a');
    b = await bench.instance('b');
    client = new BenchClient('first');
    session = await bench.signedIn(a, client);
  });

  const away = () => void (b.provider.onOpen = () => Promise.reject(new CtiUnavailableError()));
  const back = async () => {
    b.provider.onOpen = () => Promise.resolve();
    await bench.clock.advance(8_000);
  };
  const kept = () => bench.store.find(session.id);
  /** Its owner dies when it had just ended. */
  const endsAndDies = async () => {
    const there = await bench.store.read(session.id);
    if (there?.instance === undefined) throw new Error('nobody has it');
    const ended = (there.parts.get('session') ?? '').replace('"started"', '"ended"');
    const change = { after: there.seq, events: [], oldest: 0, parts: new Map([['session', ended]]), whole: false };
    await bench.store.save({ ...there, session: session.id, instance: there.instance }, change);
    bench.dies(a);
  };
  /** Its owner dies, and its client comes to another one. */
  const comesToOther = async () => {
    bench.dies(a);
    const binding = bench.bind(b, session, client, client.lastSeq);
    await bench.clock.advance(10_000);
    await binding;
  };

  it('is signed off also where the store has lost everything meanwhile', async () => {
    away();
    await endsAndDies();
    await bench.clock.advance(TAKEN_IN);
    bench.store.loseAll();
    await bench.clock.advance(2_000);
    expect(await kept()).toMatchObject({ instance: 'b' });
    await back();
    expect(bench.cti(b).closedFor).toEqual(SIGNED_OFF);
    expect(await kept()).toBeUndefined();
  });

  it('is left alone where the store has lost everything and the agent has signed in anew', async () => {
    away();
    await endsAndDies();
    await bench.clock.advance(TAKEN_IN);
    bench.store.loseAll();
    const c = await bench.instance('c');
    await bench.signedIn(c, new BenchClient('anew'));
    await back();
    expect(b.provider.sessions.flatMap(({ closedFor }) => closedFor)).toEqual([]);
    expect(bench.cti(c).closes).toBe(0);
  });

  it('is signed off also where too few have what the store was told', async () => {
    const save = bench.store.save.bind(bench.store);
    bench.store.save = async (own, change) => {
      const saved = await save(own, change);
      return saved === 'saved' && own.instance === 'b' ? 'taken' : saved;
    };
    await endsAndDies();
    await bench.clock.advance(TAKEN_IN);
    expect(bench.cti(b).closedFor).toEqual(SIGNED_OFF);
    expect(await kept()).toBeUndefined();
  });

  it('is signed off by the next owner that could not sign in there until it ended', async () => {
    away();
    await comesToOther();
    b.service.find(session.id)?.ending.end(OVERRIDE);
    await bench.clock.advance(20_000);
    expect(b.service.find(session.id)).toBeUndefined();
    expect(await kept()).toMatchObject({ instance: 'b' });
    await back();
    expect(bench.cti(b).closedFor).toEqual(SIGNED_OFF);
    expect(await kept()).toBeUndefined();
    const count = b.provider.sessions.length;
    await bench.clock.advance(10_000);
    expect(b.provider.sessions).toHaveLength(count);
  });

  it('is signed off by the next owner whose sign-in takes too long', async () => {
    b.provider.onOpen = () => new Promise((resolve) => void bench.clock.after(60_000, resolve));
    await comesToOther();
    b.service.find(session.id)?.ending.end(OVERRIDE);
    await bench.clock.advance(70_000);
    expect(b.provider.sessions.flatMap(({ closedFor }) => closedFor)).toContain(SIGNED_OFF[0]);
  });

  it('does not keep the agent from another sign-in in its place, where only its own switch is away', async () => {
    b.provider.onOpen = () => new Promise((resolve) => void bench.clock.after(30_000, resolve));
    await comesToOther();
    const c = await bench.instance('c');
    const instead = bench.claim(c, true, 'second');
    await bench.clock.advance(8_000);
    expect(await instead).toHaveProperty('created');
    expect(await bench.store.ofAgent({ service: 'ip', agent: '1001' })).toMatchObject({ instance: 'c' });
    await bench.clock.advance(60_000);
    const closedFor = b.provider.sessions.flatMap((one) => one.closedFor);
    expect(closedFor.length).toBeGreaterThan(0);
    expect(closedFor).not.toContain(SIGNED_OFF[0]);
  });

  it('is signed off after a logout at the next owner too', async () => {
    away();
    await comesToOther();
    await bench.command(b, session.id, client, 'session.logout');
    expect(client.events.at(-1)?.name).toBe('session.ended');
    await back();
    expect(bench.cti(b).closedFor).toEqual(SIGNED_OFF);
  });

  it('is signed off where it was to be handed on, and ended before it was let go', async () => {
    bench.store.delay = 500;
    void a.service.handOver(() => []);
    for (let n = 0; n < 100 && bench.cti(a).closes === 0; n += 1) await bench.clock.advance(5);
    expect(bench.cti(a).closedFor).toEqual(HANDED_OVER);
    a.service.find(session.id)?.ending.end(OVERRIDE);
    await bench.clock.advance(20_000);
    expect(bench.cti(a).closedFor).toEqual(SIGNED_OFF);
  });
});
