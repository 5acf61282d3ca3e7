import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';
import { contact } from '../../test/support/scripted-provider.js';
import type { CtiInteraction } from '../cti/port/cti-facts.js';

const TEL = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState: 'notready' } as const;
const REMOTE = { code: 'requested', by: { kind: 'remote' } } as const;

describe('sessions that several instances have in common', () => {
  let bench: InstancesBench;
  let a: BenchInstance;
  let b: BenchInstance;
  let client: BenchClient;

  beforeEach(async () => {
    bench = new InstancesBench({ wrapUp: 'required', wrapUpTime: 60_000 });
    a = await bench.instance('a');
    b = await bench.instance('b');
    client = new BenchClient('first');
  });

  const says = (at: BenchInstance, interactions: readonly CtiInteraction[]) => {
    const cti = bench.cti(at);
    cti.truth = { ...cti.truth, interactions };
    cti.listener.report({ interactions, cause: REMOTE });
    return bench.clock.advance(0);
  };
  const numbers = (one: BenchClient) => one.events.map(({ seq }) => seq);
  const tree = async (at: BenchInstance, id: string, one: BenchClient) =>
    bench.command(at, id, one, 'session.snapshot');
  /** The switch is one: what the next sign-in reads is what there is. */
  const switchHas = (at: BenchInstance, interactions: readonly CtiInteraction[]) => {
    at.provider.onOpen = async (cti) => void (cti.truth = { ...cti.truth, interactions });
  };

  it('are one for each agent, on whatever instance', async () => {
    const { id } = await bench.signedIn(a, client);
    const made = await bench.claim(b);
    expect(made).toMatchObject({ existing: { instance: 'a', bound: true, interactions: 0 } });
    const instead = bench.claim(b, true, 'second');
    await bench.clock.advance(1_000);
    expect(await instead).toHaveProperty('created');
    expect(client.events.at(-1)).toMatchObject({ name: 'session.ended', cause: { code: 'override' } });
    expect(a.service.find(id)).toBeUndefined();
    expect(bench.cti(a).closedFor).toEqual([false]);
  });

  it('go to where their client is, and on there: same objects, same numbers, nothing lost or told twice', async () => {
    const session = await bench.signedIn(a, client);
    const call = contact('c1', 'connected');
    await says(a, [call]);
    const before = await tree(a, session.id, client);
    const seen = numbers(client);
    switchHas(b, [call]);
    const second = new BenchClient('second');
    const binding = bench.bind(b, session, second, client.lastSeq - 2);
    await bench.clock.advance(1_000);
    expect(await binding).toMatchObject({ seq: seen.at(-1), replayed: 2, gap: false });
    expect(client.unbounds).toEqual([`${session.id} override`]);
    expect(bench.cti(a).closedFor).toEqual([true]);
    expect(await tree(b, session.id, second)).toEqual(before);
    await says(b, [contact('c1', 'held')]);
    expect(numbers(client)).toEqual(seen);
    expect(second.events.at(0)).toEqual(client.events.at(-2));
    expect(numbers(second)).toEqual(numbers(second).map((_, n) => (seen.at(-1) ?? 0) - 1 + n));
    expect(second.events.length).toBeGreaterThan(2);
    expect(a.service.find(session.id)).toBeUndefined();
  });

  it('are taken over when the lease of their owner has run out, with the time that is left for the work', async () => {
    const session = await bench.signedIn(a, client);
    await says(a, [contact('c1', 'connected')]);
    await says(a, [{ ...contact('c1', 'ended') }]);
    const ends = client.events.at(-1)?.data;
    await bench.clock.advance(20_000);
    bench.dies(a);
    switchHas(b, [{ ...contact('c1', 'ended'), conversations: [] }]);
    const second = new BenchClient('second');
    const binding = bench.bind(b, session, second, client.lastSeq);
    await bench.clock.advance(2_500);
    expect(b.service.find(session.id)).toBeUndefined();
    await bench.clock.advance(1_000);
    expect(await binding).toMatchObject({ seq: client.lastSeq, replayed: 0 });
    expect(ends).toBeDefined();
    await bench.clock.advance(35_000);
    expect(second.events).toEqual([]);
    await bench.clock.advance(5_000);
    expect(second.events.map(({ name }) => name)).toContain('interaction.removed');
  });

  it('tell nobody anything, and ask the switch nothing, once they are another instance has them', async () => {
    const { id } = await bench.signedIn(a, client);
    const [holder] = await bench.store.ofInstance('a', 10);
    if (!holder) throw new Error('nobody has it');
    await bench.store.adopt(holder, 'b');
    const seen = client.events.length;
    await expect(bench.command(a, id, client, 'channel.ready', 'tel')).rejects.toMatchObject({ code: 'NOT_BOUND' });
    expect(bench.cti(a).done).toEqual([]);
    expect(client.events.length).toBe(seen);
    expect(client.unbounds).toEqual([`${id} override`]);
    expect(a.service.find(id)).toBeUndefined();
  });

  it('tell nothing that the store has not, and say nothing of what another instance has', async () => {
    const { id } = await bench.signedIn(a, client);
    const [holder] = await bench.store.ofInstance('a', 10);
    if (!holder) throw new Error('nobody has it');
    await bench.store.adopt(holder, 'b');
    const seen = client.events.length;
    await says(a, [contact('c1', 'alerting')]);
    expect(client.events.length).toBe(seen);
    expect(client.unbounds).toEqual([`${id} override`]);
  });

  it('go on while the store is away, and are all there when it is back', async () => {
    const session = await bench.signedIn(a, client);
    bench.store.setAvailable(false);
    await says(a, [contact('c1', 'alerting')]);
    expect(client.events.map(({ name }) => name)).toContain('conversation.added');
    await bench.command(a, session.id, client, 'channel.notready', 'tel');
    expect(bench.cti(a).done).toEqual(['notReady']);
    await expect(bench.claim(b)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryable: true });
    bench.store.loseAll();
    bench.store.setAvailable(true);
    await bench.clock.advance(0);
    const kept = await bench.store.read(session.id);
    expect(kept).toMatchObject({ instance: 'a', seq: client.lastSeq });
    // What the store does not know yet may be what it has lost.
    await expect(bench.claim(b)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await bench.clock.advance(3_000);
    expect(await bench.claim(b)).toMatchObject({ existing: { instance: 'a', interactions: 1 } });
  });

  it('are told late where the store is slow, and in order', async () => {
    await bench.signedIn(a, client);
    const seen = client.events.length;
    bench.store.delay = 300;
    await says(a, [contact('c1', 'alerting')]);
    expect(client.events.length).toBe(seen);
    await bench.clock.advance(300);
    expect(client.events.length).toBeGreaterThan(seen);
    expect(numbers(client)).toEqual(numbers(client).map((_, n) => n + 1));
  });

  it('are taken in by somebody when their owner is gone and their client does not come, and end like any whose client is lost', async () => {
    const session = await bench.signedIn(a, client);
    await bench.command(a, session.id, client, 'channel.ready', 'tel');
    const ready = { channels: [{ ...TEL, agentState: 'ready' as const }], interactions: [] };
    b.provider.onOpen = async (cti) => void (cti.truth = ready);
    bench.dies(a);
    await bench.clock.advance(30_000);
    expect(b.service.find(session.id)).toBeDefined();
    expect(bench.cti(b).done).toEqual(['notReady clientlost']);
    await bench.clock.advance(60_000);
    expect(b.service.find(session.id)).toBeUndefined();
    expect(bench.cti(b).closedFor).toEqual([false]);
    expect(await bench.store.find(session.id)).toBeUndefined();
  });

  it('are not in the way of anybody where the answer to a sign-in was lost', async () => {
    bench.store.delay = 5_000;
    const lost = bench.claim(a);
    await Promise.all([
      expect(lost).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' }),
      bench.clock.advance(5_000),
    ]);
    bench.store.delay = 0;
    expect(await bench.store.ofInstance('a', 10)).toHaveLength(1);
    const again = bench.claim(a);
    await bench.clock.advance(100);
    expect(await again).toHaveProperty('created');
    expect(await bench.store.ofInstance('a', 10)).toHaveLength(1);
  });

  it('taken over while the link is down sign in when it is back', async () => {
    const session = await bench.signedIn(a, client);
    b.provider.link({ state: 'down', reason: 'cut' });
    bench.dies(a);
    const second = new BenchClient('second');
    const binding = bench.bind(b, session, second, client.lastSeq);
    await bench.clock.advance(5_000);
    await binding;
    expect(second.events.map(({ name }) => name)).toContain('session.degraded');
    expect(b.provider.sessions).toHaveLength(0);
    b.provider.link({ state: 'up' });
    await bench.clock.advance(100);
    expect(second.events.map(({ name }) => name)).toContain('session.restored');
    await bench.command(b, session.id, second, 'channel.ready', 'tel');
    expect(bench.cti(b).done).toEqual(['ready']);
  });

  it('are not taken by an instance that is about to end, and those that it has are let go, not ended', async () => {
    const session = await bench.signedIn(a, client);
    const gone = a.service.handOver(() => []);
    await bench.clock.advance(100);
    await gone;
    expect(client.unbounds).toEqual([`${session.id} shutdown`]);
    expect(client.events.map(({ name }) => name)).not.toContain('session.ended');
    expect(await bench.store.find(session.id)).toMatchObject({ instance: undefined });
    await expect(bench.bind(a, session, client)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await expect(bench.claim(a)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(await bench.bind(b, session, client, client.lastSeq)).toMatchObject({ gap: false });
  });

  it('of an owner that is gone are signed off at the switch when somebody signs in in their place', async () => {
    const session = await bench.signedIn(a, client);
    bench.dies(a);
    await bench.clock.advance(3_500);
    const made = bench.claim(b, true, 'second');
    await bench.clock.advance(1_000);
    expect(await made).toHaveProperty('created');
    expect(bench.cti(b).closedFor).toEqual([false]);
    expect(await bench.store.find(session.id)).toBeUndefined();
  });

  it('are known to have ended while their agent is still being signed off, and nobody goes on with them', async () => {
    const session = await bench.signedIn(a, client);
    bench.cti(a).behave = (method) => (method === 'close' ? new Promise(() => undefined) : Promise.resolve());
    a.service.find(session.id)?.ending.end({ code: 'expired', by: { kind: 'timeout' } });
    await bench.clock.advance(0);
    expect((await bench.store.read(session.id))?.parts.get('session')).toContain('"state":"ended"');
    bench.dies(a);
    const binding = bench.bind(b, session, new BenchClient('second'));
    await Promise.all([
      expect(binding).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' }),
      bench.clock.advance(4_000),
    ]);
    expect(b.service.find(session.id)).toBeUndefined();
  });

  it('do not expire while their owner has them', async () => {
    const { id } = await bench.signedIn(a, client);
    await bench.clock.advance(4 * 3_600_000);
    expect(await bench.store.find(id)).toMatchObject({ instance: 'a' });
  });

  it('leave nothing behind when they end', async () => {
    const { id } = await bench.signedIn(a, client);
    await bench.command(a, id, client, 'session.logout');
    await bench.clock.advance(0);
    expect(await bench.store.find(id)).toBeUndefined();
    expect(await bench.claim(b)).toHaveProperty('created');
  });

  it('are not to be had by a token that is wrong, and stay where they are', async () => {
    const { id } = await bench.signedIn(a, client);
    const second = new BenchClient('second');
    await expect(bench.bind(b, { id, token: 'guess' }, second)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(bench.bind(b, { id: 'none', token: 'guess' }, second)).rejects.toMatchObject({
      code: 'RESOURCE_NOT_FOUND',
    });
    expect(a.service.find(id)).toBeDefined();
    expect(client.unbounds).toEqual([]);
  });
});
