import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';
import { contact } from '../../test/support/scripted-provider.js';
import { StoreUnavailableError } from '../errors/operator-errors.js';

const REMOTE = { code: 'requested', by: { kind: 'remote' } } as const;

describe('a session that is to be let go while the store is away', () => {
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

  /** The instance goes, the store is away for so long, and the client has been told what is not written. */
  const gone = async (away: number) => {
    bench.store.setAvailable(false);
    bench.cti(a).listener.report({ interactions: [contact('c1', 'alerting')], cause: REMOTE });
    await bench.clock.advance(0);
    expect(client.events.map(({ name }) => name)).toContain('interaction.added');
    void a.service.handOver(() => []);
    await bench.clock.advance(away);
    bench.store.setAvailable(true);
    await bench.clock.advance(3_100);
    bench.dies(a);
    const binding = bench.bind(b, session, client, client.lastSeq);
    await bench.clock.advance(4_000);
    return binding;
  };

  it('is written all the same where that is back within a lease', async () => {
    expect(await gone(2_000)).toMatchObject({ gap: false, seq: client.lastSeq });
  });

  it('is told anew where it is not: the next owner has not what was told last', async () => {
    const seen = client.lastSeq;
    const bound = await gone(10_000);
    expect(bound).toMatchObject({ gap: true });
    expect(bound.seq).toBeLessThan(client.lastSeq);
    expect(client.events.slice(seen).map(({ name }) => name)).toContain('session.resynchronized');
  });

  it('stays where it is, and goes on there, where its instance stays: nobody else knows what it knows', async () => {
    const call = contact('c1', 'alerting');
    const { fence = 0 } = (await bench.store.find(session.id)) ?? {};
    const asked = bench.store.ask('a', { session: session.id, fence, wanted: 'handover' });
    bench.store.setAvailable(false);
    bench.cti(a).listener.report({ interactions: [call], cause: REMOTE });
    a.provider.onOpen = async (cti) => void (cti.truth = { ...cti.truth, interactions: [call] });
    await asked;
    await bench.clock.advance(10_000);
    expect(client.unbounds).toEqual([`${session.id} override`]);
    const seen = client.lastSeq;
    const again = new BenchClient('again');
    expect(await bench.bind(a, session, again, seen)).toMatchObject({ gap: false });
    await bench.command(a, session.id, again, 'channel.ready', 'tel');
    bench.store.setAvailable(true);
    await bench.clock.advance(4_000);
    const second = new BenchClient('second');
    const binding = bench.bind(b, session, second, again.lastSeq);
    await bench.clock.advance(1_000);
    expect(await binding).toMatchObject({ gap: false });
    expect(a.service.find(session.id)).toBeUndefined();
  });

  it('comes back where nobody comes for it, and its instance stays', async () => {
    const release = bench.store.release.bind(bench.store);
    bench.store.release = () => Promise.reject(new StoreUnavailableError());
    const { fence = 0 } = (await bench.store.find(session.id)) ?? {};
    await bench.store.ask('a', { session: session.id, fence, wanted: 'handover' });
    await bench.clock.advance(10_000);
    expect(a.service.find(session.id)).toBeUndefined();
    bench.store.release = release;
    await bench.clock.advance(20_000);
    expect(a.service.find(session.id)).toBeDefined();
  });
});

describe('a session that cannot be let go, and stays', () => {
  let bench: InstancesBench;
  let a: BenchInstance;
  let client: BenchClient;

  beforeEach(async () => {
    bench = new InstancesBench();
    a = await bench.instance('a');
    client = new BenchClient('first');
  });

  /** Somebody wants it, and the store takes nothing for so long that it stays. */
  const wantedInVain = async (session: string, time: number) => {
    const { store } = bench;
    const save = store.save.bind(store);
    const { fence = 0 } = (await store.find(session)) ?? {};
    store.save = () => Promise.reject(new StoreUnavailableError());
    await store.ask('a', { session, fence, wanted: 'handover' });
    await bench.clock.advance(time);
    store.save = save;
    await bench.clock.advance(2_000);
  };

  it('can be started and worked with where it was not started yet', async () => {
    const made = await bench.claim(a, false, client.id);
    if (!('created' in made)) throw new Error('a session already');
    const { id, identity } = made.created;
    await wantedInVain(id, 5_000);
    await bench.bind(a, { id, token: identity.token ?? '' }, client);
    await bench.command(a, id, client, 'session.start');
    await bench.command(a, id, client, 'channel.ready', 'tel');
    expect(bench.cti(a).done).toEqual(['ready']);
  });

  it.each([
    ['the switch has not answered by then', 60_000, 'CTI_TIMEOUT'],
    ['the switch answered when the agent had been handed over', 2_000, 'NOT_BOUND'],
  ])('is signed in and read again where it was being signed off: %s', async (_how, answered, code) => {
    const session = await bench.signedIn(a, client);
    const channels = bench.cti(a).truth.channels.map((one) => ({ ...one, agentState: 'ready' as const }));
    bench.cti(a).listener.report({ channels, cause: REMOTE });
    bench.cti(a).behave = (method) =>
      method.startsWith('notReady')
        ? new Promise<void>((resolve) => bench.clock.after(answered, resolve))
        : Promise.resolve();
    const logout = bench.command(a, session.id, client, 'session.logout').catch((error: unknown) => error);
    await bench.clock.advance(0);
    await wantedInVain(session.id, 10_000);
    expect(await logout).toMatchObject({ code });
    expect(a.provider.sessions).toHaveLength(2);
    const again = new BenchClient('again');
    await bench.bind(a, session, again, client.lastSeq);
    await bench.command(a, session.id, again, 'session.logout');
    expect(bench.cti(a).closes).toBe(1);
  });
});
