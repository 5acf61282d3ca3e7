import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';

const KEY = { service: 'ip', agent: '1001' };
const LOGOUT = { code: 'requested', by: { kind: 'agent', id: '1001' } } as const;

describe('sign-ins at several instances', () => {
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

  /** From now on its sign-off takes until it is let go on. */
  function slowSignOff(at: BenchInstance): () => void {
    let goOn = (): void => undefined;
    const signedOff = new Promise<undefined>((resolve) => (goOn = () => resolve(undefined)));
    bench.cti(at).behave = (method) => (method === 'close' ? signedOff : Promise.resolve());
    return goOn;
  }
  const holder = () => bench.store.ofAgent(KEY);
  const idOf = (made: Awaited<ReturnType<InstancesBench['claim']>>) =>
    'created' in made ? made.created.id : undefined;

  it('with override take the place of what is there in one step: nobody comes between', async () => {
    const { id } = await bench.signedIn(a, client);
    const c = await bench.instance('c');
    const signedOff = slowSignOff(a);
    const instead = bench.claim(b, true, 'second');
    await bench.clock.advance(100);
    expect(client.events.at(-1)).toMatchObject({ name: 'session.ended', cause: { code: 'override' } });
    const between = bench.claim(c, false, 'third');
    await bench.clock.advance(1_000);
    expect(await holder()).toMatchObject({ id, instance: 'a' });
    signedOff();
    await bench.clock.advance(0);
    expect(await holder()).toMatchObject({ instance: 'b' });
    await bench.clock.advance(1_000);
    expect(idOf(await instead)).toBe((await holder())?.id);
    expect(await between).toMatchObject({ existing: { instance: 'b', bound: false } });
  });

  it('with override all get their turn, one after the other, and one session is left', async () => {
    await bench.signedIn(a, client);
    const all = [a, b, a, b, a, b].map((at, n) => bench.claim(at, true, `client ${n}`));
    await bench.clock.advance(2_000);
    const made = (await Promise.all(all)).map(idOf);
    expect(new Set(made).size).toBe(6);
    const left = made.filter((id) => id !== undefined && (a.service.find(id) ?? b.service.find(id)));
    expect(left).toEqual([(await holder())?.id]);
  });

  it('wait for an agent who is being signed off, and do not ask about a session that is over', async () => {
    const { id } = await bench.signedIn(a, client);
    const signedOff = slowSignOff(a);
    a.service.find(id)?.ending.end(LOGOUT);
    const again = [bench.claim(a, false, 'second'), bench.claim(b, false, 'third')];
    await bench.clock.advance(1_000);
    signedOff();
    await bench.clock.advance(1_000);
    const outcomes = await Promise.all(again);
    expect(outcomes.filter((one) => 'created' in one)).toHaveLength(1);
  });

  it('do not wait for one whose instance has gone while it signed the agent off', async () => {
    const { id } = await bench.signedIn(a, client);
    slowSignOff(a);
    a.service.find(id)?.ending.end(LOGOUT);
    await bench.clock.advance(100);
    bench.dies(a);
    const again = bench.claim(b, false, 'second');
    await bench.clock.advance(4_000);
    expect(await again).toHaveProperty('created');
  });

  it('are not asked about the claim of an instance that has died before its session was there', async () => {
    await bench.store.claim(KEY, 'nobody’s', 'dead');
    const made = bench.claim(b, false, 'second');
    await bench.clock.advance(1_000);
    expect(await made).toHaveProperty('created');
  });

  it('end nothing by what was asked of an owner of before', async () => {
    const session = await bench.signedIn(a, client);
    const { fence = 0 } = (await holder()) ?? {};
    for (const at of [b, a]) {
      const binding = bench.bind(at, session, client, client.lastSeq);
      await bench.clock.advance(1_000);
      await binding;
    }
    for (const wanted of ['end', 'handover'] as const)
      await bench.store.ask('a', { session: session.id, fence, wanted });
    await bench.clock.advance(1_000);
    expect(a.service.find(session.id)?.session.state).toBe('started');
    await bench.store.ask('a', { session: session.id, fence: (await holder())?.fence ?? 0, wanted: 'end' });
    await bench.clock.advance(1_000);
    expect(a.service.find(session.id)).toBeUndefined();
  });
});
