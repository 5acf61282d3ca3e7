import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';
import type { CtiChannel } from '../cti/port/cti-facts.js';

const TEL = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active' } as const;
const READY: CtiChannel = { ...TEL, agentState: 'ready' };
const LOST: CtiChannel = { ...TEL, agentState: 'notready', reason: 'clientlost' };

describe('an instance that is told to end', () => {
  let bench: InstancesBench;
  let a: BenchInstance;
  let client: BenchClient;
  let session: { id: string; token: string };
  /** what the switch has of the agent, whoever asks */
  let channel: CtiChannel;

  beforeEach(async () => {
    bench = new InstancesBench();
    a = await joins('a');
    client = new BenchClient('first');
    channel = READY;
    session = await bench.signedIn(a, client);
  });

  /** One more instance, at the same switch. */
  const joins = async (name: string) => {
    const instance = await bench.instance(name);
    instance.provider.onOpen = (cti) => {
      const tell = (now: CtiChannel) => {
        channel = now;
        cti.truth = { channels: [channel], interactions: [] };
        cti.listener.report({ channels: [channel], cause: { code: 'requested', by: { kind: 'agent' } } });
      };
      cti.truth = { channels: [channel], interactions: [] };
      cti.behave = async (method) => {
        await Promise.resolve();
        if (method === 'ready') tell(READY);
        if (method === 'notReady clientlost') tell(LOST);
      };
      return Promise.resolve();
    };
    return instance;
  };
  const ends = async (one: BenchInstance) => {
    bench.leases.stops(one.name);
    const gone = one.service.handOver(() => []);
    await bench.clock.advance(1_000);
    await gone;
    bench.dies(one);
  };
  const free = async () => expect(await bench.store.find(session.id)).toMatchObject({ instance: undefined });

  it('leaves nobody ready where no other one is there; whose client comes back is as before', async () => {
    await ends(a);
    expect([bench.cti(a).done, channel]).toEqual([['notReady clientlost'], LOST]);
    expect(client.unbounds).toEqual([`${session.id} shutdown`]);
    await free();
    const next = await joins('b');
    await bench.bind(next, session, client, client.lastSeq);
    await bench.clock.advance(0);
    expect([bench.cti(next).done, channel]).toEqual([['ready'], READY]);
    expect(client.events.map(({ seq }) => seq)).toEqual(client.events.map((_, n) => n + 1));
    const states = client.events.filter(({ name }) => name === 'channel.statechanged');
    expect(states.map(({ data }) => (data['channel'] as CtiChannel).agentState)).toEqual(['notready', 'ready']);
  });

  it('leaves nobody ready for the next one either, as long as no client comes', async () => {
    await ends(a);
    const next = await joins('b');
    await bench.clock.advance(30_000);
    expect(next.service.find(session.id)).toBeDefined();
    expect([bench.cti(next).done, channel]).toEqual([[], LOST]);
    await bench.clock.advance(60_000);
    expect(bench.cti(next).closedFor).toEqual([false]);
  });

  it('says nothing to the switch where another one is there', async () => {
    await joins('b');
    await ends(a);
    expect([bench.cti(a).done, channel]).toEqual([[], READY]);
    await free();
  });

  it('is the last one also where it has gone for the sake of one that goes as well', async () => {
    const b = await joins('b');
    await ends(a);
    expect(channel).toEqual(READY);
    await ends(b);
    expect([bench.cti(b).done, channel]).toEqual([['notReady clientlost'], LOST]);
    expect(bench.cti(b).closedFor).toEqual([true]);
    await free();
    const next = await joins('c');
    await bench.bind(next, session, client, client.lastSeq);
    await bench.clock.advance(0);
    expect(channel).toEqual(READY);
  });

  it('does not touch what another one has left at rest', async () => {
    const b = await joins('b');
    bench.leases.stops('b');
    await ends(a);
    expect(channel).toEqual(LOST);
    await ends(b);
    expect(b.provider.sessions).toHaveLength(0);
    await free();
  });

  it('leaves an agent alone who is not ready', async () => {
    channel = { ...TEL, agentState: 'notready', reason: 'lunch' };
    bench.cti(a).truth = { channels: [channel], interactions: [] };
    bench.cti(a).listener.report({ channels: [channel], cause: { code: 'requested', by: { kind: 'agent' } } });
    await ends(a);
    expect(bench.cti(a).done).toEqual([]);
    const next = await joins('b');
    await bench.bind(next, session, client, client.lastSeq);
    await bench.clock.advance(0);
    expect(bench.cti(next).done).toEqual([]);
  });
});
