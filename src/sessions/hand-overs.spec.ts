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
