import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';
import { StoreUnavailableError } from '../errors/operator-errors.js';
import { CtiUnavailableError } from '../errors/switch-errors.js';
import type { Cause } from '../protocol/cause.js';
import { sessionMemento } from './memento/read-memento.js';

const OVERRIDE: Cause = { code: 'override', by: { kind: 'agent', id: '1001' } };
const BY_SWITCH: Cause = { code: 'released', by: { kind: 'switch' } };

describe('a session of which nobody can say at present whose it is', () => {
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

  const names = ({ events }: BenchClient) => events.map(({ name }) => name);
  /** The store goes away, and the process has been frozen since it last knew something. */
  const doubt = () => {
    bench.store.setAvailable(false);
    bench.clock.freeze(3_000);
  };
  const certain = async () => {
    bench.store.setAvailable(true);
    await bench.clock.advance(5_000);
  };
  const absentForTooLong = async () => {
    a.service.clientGone(client.id, [session.id]);
    doubt();
    await bench.clock.advance(61_000);
    expect(a.service.find(session.id)).toBeDefined();
  };

  it('does not end for the absence of a client that has come back by the time it is known', async () => {
    await absentForTooLong();
    await bench.bind(a, session, client, client.lastSeq);
    await certain();
    expect(a.service.find(session.id)).toBeDefined();
    expect(names(client)).not.toContain('session.ended');
    expect(bench.cti(a).closes).toBe(0);
  });

  it('ends for its absence when it is known, where it has not come back', async () => {
    await absentForTooLong();
    await certain();
    expect(a.service.find(session.id)).toBeUndefined();
    expect(bench.cti(a).closedFor).toEqual([false]);
  });

  it('ends for whatever else was to end it meanwhile, once', async () => {
    await absentForTooLong();
    a.service.find(session.id)?.ending.end(OVERRIDE);
    await bench.bind(a, session, client, client.lastSeq);
    await certain();
    expect(client.events.at(-1)).toMatchObject({ name: 'session.ended', cause: { code: 'override' } });
    expect(bench.cti(a).closes).toBe(1);
  });

  it('ends however often, and by whatever fault, it could not be said', async () => {
    const { leases } = a.grounds;
    const renew = leases.renew.bind(leases);
    Object.assign(leases, { renew: () => Promise.reject(new Error('no such script')) });
    doubt();
    a.service.find(session.id)?.ending.end(OVERRIDE);
    await bench.clock.advance(3_000);
    Object.assign(leases, { renew });
    await certain();
    expect(names(client).at(-1)).toBe('session.ended');
  });

  it('is not signed in again where the switch has signed its agent off meanwhile', async () => {
    bench.dies(a);
    const binding = bench.bind(b, session, client, client.lastSeq);
    await bench.clock.advance(4_000);
    await binding;
    doubt();
    bench.cti(b).listener.closed(BY_SWITCH);
    await bench.clock.advance(0);
    b.provider.link({ state: 'down', reason: 'cut' });
    bench.store.setAvailable(true);
    b.provider.link({ state: 'up' });
    await certain();
    expect(b.service.find(session.id)).toBeUndefined();
    expect(b.provider.sessions).toHaveLength(1);
  });

  it('is told of no outage where it is handed on while it is still being signed in', async () => {
    const c = await bench.instance('c');
    b.provider.onOpen = () => new Promise(() => undefined);
    bench.dies(a);
    for (let waited = 0; b.provider.sessions.length === 0 && waited < 30; waited += 1) await bench.clock.advance(1_000);
    const second = new BenchClient('second');
    const binding = bench.bind(c, session, second, client.lastSeq);
    await bench.clock.advance(8_000);
    expect(await binding).toMatchObject({ gap: false });
    expect(names(second)).not.toContain('session.degraded');
    expect(c.service.find(session.id)).toBeDefined();
  });

  it('has its agent signed off by whoever finds it, where its owner died when it had just ended', async () => {
    const kept = await bench.store.read(session.id);
    if (kept?.instance === undefined) throw new Error('nobody has it');
    const ended = (kept.parts.get('session') ?? '').replace('"started"', '"ended"');
    const change = { after: kept.seq, events: [], oldest: 0, parts: new Map([['session', ended]]), whole: false };
    await bench.store.save({ ...kept, session: session.id, instance: kept.instance }, change);
    bench.dies(a);
    b.provider.onOpen = () => Promise.reject(new CtiUnavailableError());
    await bench.clock.advance(120_000);
    expect(await bench.store.find(session.id)).toMatchObject({ instance: 'b' });
    b.provider.onOpen = () => Promise.resolve();
    await bench.clock.advance(1_000);
    expect(bench.cti(b).closedFor).toEqual([false]);
    expect(await bench.store.find(session.id)).toBeUndefined();
    const count = b.provider.sessions.length;
    await bench.clock.advance(60_000);
    expect(b.provider.sessions).toHaveLength(count);
  });

  it.each([
    ['while something of it was being written', () => a.service.find(session.id)?.lifecycle.resynchronize()],
    ['when the store had just lost everything', () => bench.store.loseAll()],
  ])(
    'is not gone on with where it ended %s, and its owner died before it had signed its agent off',
    async (_when, meanwhile) => {
      bench.cti(a).behave = () => new Promise(() => undefined);
      bench.store.delay = 50;
      await bench.clock.advance(0);
      meanwhile();
      await bench.clock.advance(10);
      a.service.find(session.id)?.ending.end(OVERRIDE);
      await bench.clock.advance(500);
      bench.store.delay = 0;
      bench.dies(a);
      const drop = bench.store.drop.bind(bench.store);
      bench.store.drop = (own) => (own.instance === 'a' ? new Promise(() => undefined) : drop(own));
      await bench.clock.advance(60_000);
      expect(b.provider.sessions.map(({ closedFor }) => closedFor)).toEqual([[false]]);
      expect(await bench.store.find(session.id)).toBeUndefined();
    },
  );

  it('has ended in the store when the switch is asked to sign its agent off', async () => {
    let state: unknown;
    bench.cti(a).behave = async () => {
      const kept = await bench.store.read(session.id);
      state = kept && sessionMemento(kept.parts).state;
    };
    const save = bench.store.save.bind(bench.store);
    bench.store.save = async (...args) => {
      await new Promise<void>((resolve) => bench.clock.after(50, resolve));
      return save(...args);
    };
    a.service.find(session.id)?.ending.end(OVERRIDE);
    await bench.clock.advance(100);
    expect(state).toBe('ended');
  });

  it("does not sign off an agent whose session is somebody else's when it ends", async () => {
    const holder = await bench.store.find(session.id);
    if (holder) await bench.store.adopt(holder, 'b');
    a.service.find(session.id)?.ending.end(OVERRIDE);
    await bench.clock.advance(10_000);
    // Only handed over.
    expect(bench.cti(a).closedFor).toEqual([true]);
    expect(await bench.store.find(session.id)).toMatchObject({ instance: 'b' });
  });

  it('is not gone on with as the store has it before its owner can have written it anew', async () => {
    const { leases } = b.grounds;
    const renew = leases.renew.bind(leases);
    // A new master that takes nothing yet, and answers before it counts as there.
    Object.assign(leases, { renew: () => Promise.reject(new StoreUnavailableError()) });
    bench.store.setAvailable(false);
    bench.store.setAvailable(true);
    const second = new BenchClient('second');
    const refused = () =>
      expect(bench.bind(b, session, second, client.lastSeq)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await bench.clock.advance(4_000);
    await refused();
    Object.assign(leases, { renew });
    await bench.clock.advance(1_000);
    await refused();
    await bench.clock.advance(3_000);
    const binding = bench.bind(b, session, second, client.lastSeq);
    await bench.clock.advance(1_000);
    expect(await binding).toMatchObject({ gap: false });
  });

  it('is known to all to be bound or not as soon as it is', async () => {
    const kept = async () => {
      await bench.clock.advance(0);
      const parts = (await bench.store.read(session.id))?.parts;
      const [own, presence] = ['session', 'presence'].map((name) => JSON.parse(parts?.get(name) ?? '{}') as object);
      return { ...own, ...presence };
    };
    expect(await kept()).toMatchObject({ bound: true });
    a.service.clientGone(client.id, [session.id]);
    expect(await kept()).toMatchObject({ bound: false, absentSince: bench.clock.now() });
    await bench.bind(a, session, client, client.lastSeq);
    expect(await kept()).toMatchObject({ bound: true });
    a.service.unbind(session.id, client.id);
    expect(await kept()).toMatchObject({ bound: false });
  });

  it('has of a command that was begun and only reads nothing for its next owner', async () => {
    const managed = a.service.find(session.id);
    const never = () => new Promise<never>(() => undefined);
    for (const command of ['session.snapshot', 'session.history', 'session.directory', 'channel.ready'])
      void managed?.session.answers.once(command, 'x', never);
    await bench.clock.advance(0);
    managed?.session.custody?.bring();
    await bench.clock.advance(0);
    const names = [...((await bench.store.read(session.id))?.parts.keys() ?? [])];
    expect(names.filter((name) => name.endsWith(' x'))).toEqual([expect.stringContaining('channel.ready')]);
  });
});
