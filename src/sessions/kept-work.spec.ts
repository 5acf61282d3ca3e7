import { beforeEach, describe, expect, it } from '@jest/globals';
import { BenchClient, InstancesBench, type BenchInstance } from '../../test/support/instances-bench.js';
import { over, WITHOUT_WORK } from '../../test/support/plain-switch.js';
import { contact } from '../../test/support/scripted-provider.js';
import type { CtiChannel, CtiInteraction } from '../cti/port/cti-facts.js';

const AGENT = { code: 'requested', by: { kind: 'agent' } } as const;

describe('the work after a contact that is kept for the switch', () => {
  let bench: InstancesBench;
  let a: BenchInstance;
  let b: BenchInstance;
  let client: BenchClient;
  let session: { id: string; token: string };
  /** what the switch has, whoever asks */
  let channel: CtiChannel;
  let calls: readonly CtiInteraction[];

  beforeEach(async () => {
    bench = new InstancesBench({ wrapUp: 'required', wrapUpTime: 60_000 });
    [a, b] = [await joins('a'), await joins('b')];
    client = new BenchClient('first');
    channel = { id: 'tel', type: 'Telephony', endpoint: '1001', login: 'active', agentState: 'ready' };
    calls = [];
    session = await bench.signedIn(a, client);
  });

  const joins = async (name: string) => {
    const instance = await bench.instance(name, WITHOUT_WORK);
    instance.provider.onOpen = (cti) => {
      cti.truth = { channels: [channel], interactions: calls };
      cti.behave = async (method) => {
        await Promise.resolve();
        const [word, reason] = method.split(' ');
        if (word !== 'ready' && word !== 'notReady') return;
        const agentState = word === 'ready' ? ('ready' as const) : ('notready' as const);
        const { reason: _reason, ...rest } = channel;
        channel = { ...rest, agentState, ...(reason === undefined ? {} : { reason }) };
        says(instance);
      };
      return Promise.resolve();
    };
    return instance;
  };
  const says = (at: BenchInstance, interactions = calls) => {
    const cti = bench.cti(at);
    calls = interactions.filter(({ conversations }) => conversations.some(({ state }) => state !== 'ended'));
    cti.truth = { channels: [channel], interactions: calls };
    cti.listener.report({ channels: [channel], interactions, cause: AGENT });
  };
  const tree = async (at: BenchInstance) => bench.command(at, session.id, client, 'session.snapshot');
  const worked = async () => {
    says(a, [contact('c1', 'connected')]);
    await bench.clock.advance(0);
    says(a, [over('c1')]);
    await bench.clock.advance(0);
  };
  const takenOver = async () => {
    bench.dies(a);
    const binding = bench.bind(b, session, client, client.lastSeq);
    await bench.clock.advance(4_000);
    await binding;
  };

  it('goes on at another instance with its number, its deadline and what was said in it', async () => {
    await worked();
    await bench.command(a, session.id, client, 'channel.notready', 'tel', { reason: 'lunch' });
    const before = await tree(a);
    expect(before).toMatchObject({
      session: {
        channels: [{ agentState: 'wrapup', pending: { reason: 'lunch' }, interactions: [{ state: 'ENDED' }] }],
      },
    });
    await bench.clock.advance(20_000);
    await takenOver();
    expect(await tree(b)).toEqual(before);
    const seen = client.events.length;
    await bench.clock.advance(35_000);
    expect(client.events.length).toBe(seen);
    await bench.clock.advance(2_000);
    expect(client.events.slice(seen).map(({ name }) => name)).toContain('interaction.removed');
    expect([bench.cti(b).done, channel.reason]).toEqual([['notReady lunch'], 'lunch']);
  });

  it('ends in an agent who is ready as before', async () => {
    await worked();
    await takenOver();
    await bench.command(b, session.id, client, 'interaction.complete', 'tel.i1', { disposition: 'done' });
    await bench.clock.advance(0);
    expect([bench.cti(b).done, channel.agentState]).toEqual([['ready'], 'ready']);
  });

  it('makes nobody not ready for an instance that wakes when another one has the session', async () => {
    const [holder] = await bench.store.ofInstance('a', 10);
    if (!holder) throw new Error('nobody has it');
    bench.clock.freeze(4_000);
    await bench.store.adopt(holder, 'b');
    // It was there to be read when it woke.
    says(a, [contact('c1', 'connected')]);
    await bench.clock.advance(20_000);
    expect(bench.cti(a).done).toEqual([]);
    expect(a.service.find(session.id)).toBeUndefined();
  });
});
