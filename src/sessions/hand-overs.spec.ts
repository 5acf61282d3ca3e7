import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';
import { contact } from '../../test/support/scripted-provider.js';

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

  it('comes back where nobody comes for it, and its instance stays', async () => {
    bench.cti(a).behave = () => new Promise((resolve) => void bench.clock.after(500, () => resolve(undefined)));
    const { fence = 0 } = (await bench.store.find(session.id)) ?? {};
    await bench.store.ask('a', { session: session.id, fence, wanted: 'handover' });
    await bench.clock.advance(100);
    bench.store.setAvailable(false);
    await bench.clock.advance(10_000);
    expect(a.service.find(session.id)).toBeUndefined();
    bench.store.setAvailable(true);
    await bench.clock.advance(20_000);
    expect(a.service.find(session.id)).toBeDefined();
  });
});
