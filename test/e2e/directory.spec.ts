import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { AgentEntryObject } from '../../src/protocol/objects/agent-entry.object.js';
import type { DirectoryEntry } from '../../src/protocol/objects/directory-entry.js';
import type { QueueEntryObject } from '../../src/protocol/objects/queue-entry.object.js';
import { ConfigFile } from '../protocol/config-file.js';
import { succeeded, type Desktop, type ReceivedEvent } from '../support/desktop.js';
import { deliberatelyBad } from '../support/wire/watch-wire.js';
import { Processor } from '../support/processor.js';
import { orderFaults } from '../support/protocol-order.js';

interface Change {
  readonly entries: DirectoryEntry[];
  readonly removed?: { kind: string; id: string }[];
  readonly reset?: true;
}

const isChange = ({ name }: ReceivedEvent) => name === 'directory.changed';

/** What a desktop has of the directory: replace by kind and id, forget at a reset. */
function mapOf(desktop: Desktop, from = 0): Map<string, DirectoryEntry> {
  const map = new Map<string, DirectoryEntry>();
  for (const event of desktop.events.slice(from).filter(isChange)) {
    const { entries, removed = [], reset } = event.data as unknown as Change;
    if (reset) map.clear();
    for (const entry of entries) map.set(`${entry.kind} ${entry.id}`, entry);
    for (const { kind, id } of removed) map.delete(`${kind} ${id}`);
  }
  return map;
}

const PHONE_BOOK = `contacts:
  - { id: depot, name: 'Dépôt Süd', address: '+4989123' }
  - { id: taxi, name: Taxi, address: '1234567' }
`;

describe('the directory, at a desktop', () => {
  let processor: Processor;
  const file = new ConfigFile(PHONE_BOOK);

  afterAll(() => file.remove());

  afterEach(() => processor.stop());

  const signedIn = async (agent: string) => (await processor.desktop()).signIn(agent);
  const search = async (desktop: Desktop, data: object) => {
    const answer = succeeded(await desktop.command('session.directory', '', data));
    return answer['data'] as { entries: DirectoryEntry[]; cursor?: string };
  };
  const ids = (entries: readonly DirectoryEntry[]) => entries.map(({ id }) => id);
  const until = (desktop: Desktop, kind: 'agent' | 'queue', id: string, wanted: object) =>
    desktop.waitFor(
      () => {
        const entry = mapOf(desktop).get(`${kind} ${id}`);
        return entry && Object.entries(wanted).every(([key, value]) => Reflect.get(entry, key) === value)
          ? entry
          : undefined;
      },
      `${kind} ${id} with ${JSON.stringify(wanted)}`,
    );

  it('has colleagues, queues and the phone book, by pages, and by what is looked for', async () => {
    processor = await Processor.start({ CONFIG_FILE: file.path });
    const desktop = await signedIn('1001');
    await signedIn('1002');
    const { entries } = await search(desktop, {});
    expect(ids(entries)).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `${1001 + n}`),
      'sales',
      'support',
      'depot',
      'taxi',
    ]);
    expect(entries[1]).toEqual({
      kind: 'agent',
      id: '1002',
      name: 'Agent 1002',
      address: '1002',
      presence: 'notready',
      since: expect.stringMatching(/Z$/),
    });
    expect(entries[2]).toMatchObject({ id: '1003', presence: 'offline' });
    expect(entries[11]).toEqual({ kind: 'queue', id: 'support', address: 'support', waiting: 0, ready: 0 });
    expect(ids((await search(desktop, { query: 'depot sud' })).entries)).toEqual(['depot']);
    expect(ids((await search(desktop, { query: 'SUPP' })).entries)).toEqual(['support']);
    expect(ids((await search(desktop, { query: '1234', kinds: ['contact', 'queue'] })).entries)).toEqual(['taxi']);
    let page = await search(desktop, { limit: 5 });
    const all = [...page.entries];
    for (; page.cursor !== undefined; all.push(...page.entries)) {
      page = await search(desktop, { limit: 5, cursor: page.cursor });
    }
    expect(ids(all)).toEqual(ids(entries));
    for (const data of [{ limit: 201 }, { kinds: ['nobody'] }, { cursor: 'none' }, { query: 7 }]) {
      const refused = await deliberatelyBad(() => desktop.command('session.directory', '', data));
      expect(refused).toMatchObject({ failure: { code: 'INVALID_MESSAGE' } });
    }
  });

  it('tells who subscribes how things stand, and what becomes of them; what is listed can be dialled', async () => {
    processor = await Processor.start();
    const desktop = await signedIn('1001');
    const colleague = await signedIn('1002');
    const answer = succeeded(await desktop.command('session.subscribe', '', { topics: ['queues', 'agents'] }));
    expect(answer['data']).toEqual({ topics: ['agents', 'queues'] });
    // How things stand is told before the answer.
    expect(mapOf(desktop).size).toBe(12);
    succeeded(await colleague.command('channel.ready', 'tel'));
    await until(desktop, 'agent', '1002', { presence: 'ready' });
    const support = await until(desktop, 'queue', 'support', { ready: 1 });
    succeeded(await desktop.command('channel.dial', 'tel', { to: (support as QueueEntryObject).address }));
    await until(desktop, 'queue', 'support', { ready: 0, waiting: 1 });
    await colleague.until(({ name }) => name === 'conversation.added', 'a call');
    succeeded(await colleague.command('conversation.answer', 'tel.i1.v1'));
    const busy = (await until(desktop, 'agent', '1002', { presence: 'busy' })) as AgentEntryObject;
    expect(busy.address).toBe('1002');
    await until(desktop, 'queue', 'support', { waiting: 0 });
    succeeded(await desktop.command('conversation.release', 'tel.i1.v1'));
    await until(desktop, 'agent', '1002', { presence: 'wrapup' });
    succeeded(await colleague.command('session.logout'));
    await until(desktop, 'agent', '1002', { presence: 'offline' });
    const changes = desktop.events.filter(isChange);
    expect(orderFaults(desktop.events.filter(({ name }) => name !== undefined))).toEqual([]);
    const times = changes.map(({ time }) => Date.parse(time ?? ''));
    for (const [n, time] of times.entries()) if (n > 0) expect(time - (times[n - 1] ?? 0)).toBeGreaterThan(900);
    const rest = await desktop.command('session.unsubscribe', '', { topics: ['agents'] });
    expect(rest['data']).toEqual({ topics: ['queues'] });
  });

  it('tells a client that comes back everything anew, and counts nothing', async () => {
    processor = await Processor.start();
    const desktop = await signedIn('1001');
    succeeded(await desktop.command('session.subscribe', '', { topics: ['agents'] }));
    const { resource, token } = desktop;
    const lastSeq = desktop.events.findLast(({ seq }) => seq !== undefined)?.seq;
    desktop.close();
    const back = await processor.desktop();
    const bound = succeeded(await back.send({ command: 'bindResource', data: { resource, token, lastSeq } }));
    expect(bound).toMatchObject({ gap: false, replayed: 0, seq: lastSeq });
    const first = await back.until(isChange, 'directory.changed');
    expect(first.data).toMatchObject({ reset: true });
    expect(mapOf(back).size).toBe(10);
  });

  it('goes on from memory while the switch is away, and tells what is different afterwards', async () => {
    processor = await Processor.start();
    const desktop = await signedIn('1001');
    succeeded(await desktop.command('session.subscribe', '', { topics: ['queues'] }));
    await processor.simulator('POST', 'link/down', {});
    await desktop.until(({ name }) => name === 'session.degraded', 'session.degraded');
    await processor.customerCalls('+15550100');
    expect((await search(desktop, { kinds: ['queue'], query: 'support' })).entries).toMatchObject([{ waiting: 0 }]);
    await processor.simulator('POST', 'link/up', {});
    await until(desktop, 'queue', 'support', { waiting: 1 });
  });
});
