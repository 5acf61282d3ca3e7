import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';

const SHUTDOWN = { code: 'shutdown', by: { kind: 'switch' } } as const;
/** what a scripted session notes of a sign-off, and of a hand-over */
const [SIGNED_OFF, HANDED_OVER] = [[false], [true]];

describe('a sign-in that succeeds when nobody waits for it any more', () => {
  let bench: InstancesBench;
  let a: BenchInstance;
  let b: BenchInstance;
  let client: BenchClient;

  beforeEach(async () => {
    bench = new InstancesBench();
    a = await bench.instance('a');
    b = await bench.instance('b');
    client = new BenchClient('first');
  });

  const slow = ({ provider }: BenchInstance, ms: number) => {
    provider.onOpen = () => new Promise((resolve) => void bench.clock.after(ms, resolve));
  };

  it('leaves an agent at work who was so before, and whose session goes on here', async () => {
    const session = await bench.signedIn(a, client);
    slow(b, 7_000);
    bench.dies(a);
    const binding = bench.bind(b, session, client, client.lastSeq);
    await bench.clock.advance(10_000);
    await binding;
    const [late] = b.provider.sessions;
    slow(b, 0);
    await bench.clock.advance(10_000);
    expect(late?.closedFor).toEqual(HANDED_OVER);
    expect(b.provider.sessions).toHaveLength(2);
    expect(bench.cti(b).closes).toBe(0);
    expect(client.events.map(({ name }) => name)).toContain('session.restored');
  });

  it('leaves an agent at work whose session has been handed over meanwhile', async () => {
    const made = await bench.claim(a, false, client.id);
    if (!('created' in made)) throw new Error('a session already');
    const { id, identity } = made.created;
    const session = { id, token: identity.token ?? '' };
    await bench.bind(a, session, client);
    // The store takes its time first: the hand-over does not wait for both.
    bench.store.delay = 900;
    slow(a, 4_500);
    const started = bench.command(a, id, client, 'session.start').catch((error: unknown) => error);
    await bench.clock.advance(0);
    bench.store.delay = 0;
    const gone = a.service.handOver(() => []);
    await bench.clock.advance(5_200);
    expect(a.service.find(id)).toBeUndefined();
    await bench.clock.advance(1_000);
    await Promise.all([started, gone]);
    expect(bench.cti(a).closedFor).toEqual(HANDED_OVER);
    expect(client.unbounds).toEqual([`${id} ${SHUTDOWN.code}`]);
  });

  it('signs an agent off whose session has ended meanwhile', async () => {
    const made = await bench.claim(a, false, client.id);
    if (!('created' in made)) throw new Error('a session already');
    const { id, identity } = made.created;
    await bench.bind(a, { id, token: identity.token ?? '' }, client);
    slow(a, 4_000);
    const started = bench.command(a, id, client, 'session.start').catch((error: unknown) => error);
    await bench.clock.advance(1_000);
    a.service.find(id)?.ending.end(SHUTDOWN);
    await bench.clock.advance(4_000);
    await started;
    expect(bench.cti(a).closedFor).toEqual(SIGNED_OFF);
  });
});
