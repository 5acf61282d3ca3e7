import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';
import { SESSION_SETTINGS_OF_TESTS } from '../../test/support/session-bench.js';
import { StoreUnavailableError } from '../errors/operator-errors.js';

const PATIENCE = SESSION_SETTINGS_OF_TESTS.clientLostAfter;

describe('a session without an owner', () => {
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

  /** A third one that takes in nothing by itself. */
  const third = async () => {
    const c = await bench.instance('c');
    const { leases } = c.grounds;
    const alive = leases.alive.bind(leases);
    Object.assign(leases, { alive: () => Promise.resolve(true) });
    return { c, believes: () => void Object.assign(leases, { alive }) };
  };
  /** @param work done when `b` has just been told, and is about to take in what nobody has */
  const betweenListAndTake = (work: () => Promise<unknown>) => {
    const ofInstance = bench.store.ofInstance.bind(bench.store);
    let first: number | undefined;
    let done = false;
    bench.store.ofInstance = async (instance, limit) => {
      const found = await ofInstance(instance, limit);
      if (instance !== 'a' || found.length === 0 || done) return found;
      first ??= bench.clock.elapsed();
      done = bench.clock.elapsed() - first >= PATIENCE;
      if (done) await work();
      return found;
    };
  };

  it('is left to an instance that its client has come to meanwhile', async () => {
    const { c, believes } = await third();
    const second = new BenchClient('second');
    betweenListAndTake(() => {
      believes();
      return bench.bind(c, session, second, client.lastSeq);
    });
    bench.dies(a);
    await bench.clock.advance(PATIENCE + 20_000);
    expect(c.service.find(session.id)?.session.binding.bound).toBe(true);
    expect(second.unbounds).toEqual([]);
    expect(b.provider.sessions).toHaveLength(0);
  });

  it('comes to a client all the same that binds where it is just being left to another one', async () => {
    const { c, believes } = await third();
    const second = new BenchClient('second');
    let binding: Promise<unknown> | undefined;
    betweenListAndTake(async () => {
      believes();
      await bench.bind(c, session, client, client.lastSeq);
      const find = bench.store.find.bind(bench.store);
      bench.store.find = (id) => {
        bench.store.find = find;
        binding = bench.bind(b, session, second, client.lastSeq);
        return find(id);
      };
    });
    bench.dies(a);
    await bench.clock.advance(PATIENCE + 20_000);
    expect(await binding).toMatchObject({ gap: false });
    expect(b.service.find(session.id)?.session.binding.bound).toBe(true);
  });

  it('is taken in by a later look where the store was away for a moment', async () => {
    const adopt = bench.store.adopt.bind(bench.store);
    bench.store.adopt = () => {
      bench.store.adopt = adopt;
      bench.store.setAvailable(false);
      bench.clock.after(1_000, () => bench.store.setAvailable(true));
      return Promise.reject(new StoreUnavailableError());
    };
    bench.dies(a);
    await bench.clock.advance(PATIENCE + 30_000);
    expect(b.provider.sessions).toHaveLength(1);
  });

  it('is not looked for where a sign-in failed because the store was not there yet', async () => {
    bench.store.setAvailable(false);
    const late = await bench.instance('late');
    for (let n = 0; n < 20; n += 1) await expect(bench.claim(late)).rejects.toThrow(StoreUnavailableError);
    let looks = 0;
    const find = bench.store.find.bind(bench.store);
    bench.store.find = (id) => {
      if (id !== session.id) looks += 1;
      return find(id);
    };
    bench.store.setAvailable(true);
    await bench.clock.advance(20_000);
    expect(looks).toBe(0);
  });
});
