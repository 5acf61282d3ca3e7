import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type Client, type ClientOptions, type Session } from '../../src/client.js';
import { CutLine } from '../soak/cut-line.js';
import { Randomness } from '../soak/randomness.js';
import { snapshotMap } from '../support/client-map.js';
import { eventually } from '../support/asterisk/eventually.js';
import { MemoryStorage } from '../support/memory-storage.js';
import { objectsOf } from '../support/objects-of.js';
import { Processor } from '../support/processor.js';
import { seen } from '../support/seen.js';
import { watchTap } from '../support/wire/watch-wire.js';

const CUTS = 25;
const SEED = 7;

describe('the typed client goes on', () => {
  let processor: Processor;
  const clients: Client[] = [];

  beforeAll(async () => {
    processor = await Processor.start();
  });

  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(() => processor.stop());

  const connected = async (options: ClientOptions = {}, url = processor.url) => {
    const client = await connect(url, { tap: watchTap, ...options });
    clients.push(client);
    return client;
  };

  const agrees = async (session: Session) => {
    const tree = await session.snapshot();
    expect(objectsOf(session)).toEqual(Object.fromEntries(snapshotMap(tree as never)));
  };

  it.each([
    ['1001', 'with its objects', Infinity],
    ['1002', 'without, where there was no room for them', 900],
  ])('after a reload: agent %s, %s', async (agent, _, room) => {
    const storage = new MemoryStorage(room);
    const before = await connected({ storage });
    const former = await before.signIn({ agent, password: 'demo', confirm: () => true });
    await former.channels[0]?.ready();
    before.close();
    expect(former.state.status).toBe('away');
    expect(storage.text).not.toContain('demo');
    await processor.customerCalls('+15550100', { agent, queue: undefined, data: { account: '7' } });
    const after = await connected({ storage });
    const session = await after.resume();
    if (!session) throw new Error('it does not go on');
    expect(session.id).toBe(former.id);
    expect(session.info.profile).toEqual(former.info.profile);
    await seen(session, (object) => object.kind === 'conversation' && object.state === 'alerting');
    await agrees(session);
    for (const object of session.objects.values()) if (object.kind === 'conversation') await object.answer();
    for (const object of session.objects.values()) if (object.kind === 'conversation') await object.release();
    await session.logout();
    expect(storage.text).toBe('[]');
    expect(await after.resume()).toBeUndefined();
  });

  it('with nothing, where the session is over or another client has it', async () => {
    const storage = new MemoryStorage();
    const first = await connected({ storage });
    const session = await first.signIn({ agent: '1003', password: 'demo' });
    first.close();
    const [copy, kept] = [new MemoryStorage(), storage.getItem('interaction-processor.session') ?? ''];
    copy.setItem('interaction-processor.session', kept);
    const [one, other] = [await connected({ storage }), await connected({ storage: copy })];
    const former = await one.resume();
    const now = await other.resume();
    expect(former?.state).toEqual({ status: 'over', cause: expect.objectContaining({ code: 'override' }) });
    await expect(former?.channels[0]?.ready()).rejects.toMatchObject({ code: 'SESSION_OVER' });
    expect([now?.id, now?.state.status]).toEqual([session.id, 'live']);
    expect(storage.text).toBe('[]');
    await now?.logout();
    copy.setItem('interaction-processor.session', kept);
    expect(await other.resume()).toBeUndefined();
    expect(copy.text).toBe('[]');
  });

  it('in the page that has taken it over, where both have one storage', async () => {
    const storage = new MemoryStorage();
    const [one, other] = [await connected({ storage }), await connected({ storage })];
    const former = await one.signIn({ agent: '1003', password: 'demo', confirm: () => true });
    await eventually(() => storage.text !== '[]', 5_000, 'what is kept');
    const now = await other.resume();
    expect([former.state.status, now?.id]).toEqual(['over', former.id]);
    other.close();
    const reloaded = await connected({ storage });
    const session = await reloaded.resume();
    expect(session?.id).toBe(former.id);
    await session?.logout();
    expect(storage.text).toBe('[]');
  });

  it('knows the server s clock', async () => {
    const session = await (await connected()).signIn({ agent: '1004', password: 'demo', confirm: () => true });
    expect(Math.abs(session.now() - Date.now())).toBeLessThan(5_000);
    await session.logout();
  });

  it(`over ${CUTS} lines that are cut at random, and loses and doubles nothing`, async () => {
    const random = new Randomness(SEED);
    const line = await CutLine.open(() => Number(new URL(processor.url).port), random);
    try {
      const client = await connected({ connectTimeout: 2_000 }, line.url);
      const session = await client.signIn({ agent: '1005', password: 'demo', confirm: () => true });
      const [numbers, dialled, over] = [[] as number[], { count: 0 }, { now: false }];
      session.on('*', (event) => 'seq' in event && numbers.push(event.seq));
      session.on('interaction.added', () => (dialled.count += 1));
      const states = new Set<string>();
      session.subscribe(() => states.add(session.state.status));
      const first = (session.objects.size, await session.snapshot());
      expect(first.channels).toHaveLength(1);
      const calling = (async () => {
        let calls = 0;
        for (; !over.now; calls += 1) {
          const call = await session.channels[0]?.dial('+15550100', { call: String(calls) });
          const interaction = session.channels[0]?.interactions[0];
          await interaction?.setData({ note: 'x'.repeat(500) });
          await call?.release();
          await interaction?.current?.complete();
        }
        return calls;
      })();
      for (let cut = 0; cut < CUTS; cut += 1) {
        await new Promise((resolve) => setTimeout(resolve, random.below(80)));
        await line.cut();
      }
      over.now = true;
      expect(await calling).toBe(dialled.count);
      await agrees(session);
      expect(numbers).toEqual(numbers.map((_, n) => n + (numbers[0] ?? 0)));
      expect([...states].sort()).toEqual(['away', 'live']);
      await session.logout();
    } finally {
      await line.close();
    }
  });
});
