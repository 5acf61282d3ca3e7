import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type Client, type Conversation, type Session } from '../../src/client.js';
import { eventually } from '../support/asterisk/eventually.js';
import { Cluster } from '../support/cluster.js';
import { snapshotMap } from '../support/client-map.js';
import { objectsOf } from '../support/objects-of.js';
import { claimPort } from '../support/redis/claim-port.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';
import { seen } from '../support/seen.js';
import { watchTap } from '../support/wire/watch-wire.js';

describe('the typed client at several instances', () => {
  const cluster = new Cluster();
  const clients: Client[] = [];

  beforeAll(async () => {
    await cluster.start(0);
    const ports = [await claimPort(), await claimPort(), await claimPort(), await claimPort()];
    await Promise.all(ports.map(({ port }) => cluster.add(port)));
  }, REDIS_START_MS);
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(() => cluster.stop());

  /** Instances hear of each other within a second, and a client from the one that it is at. */
  const knowsOthers = async (url: string) => {
    const client = await connect(url);
    clients.push(client);
    const told = async () => JSON.stringify(await client.getServices()).split('"sessions":').length > 2;
    await eventually(told, 30_000, 'an instance that knows others');
  };

  /** In a call, at an instance that is the only one which the client was given. */
  const onCall = async (agent: string, at: number) => {
    await knowsOthers(cluster.at(at).url);
    const client = await connect(cluster.at(at).url, { tap: watchTap, probeAfter: 500, connectTimeout: 2_000 });
    clients.push(client);
    const session = await client.signIn({ agent, password: 'demo' });
    await session.channels[0]?.ready();
    await cluster.switch.control('POST', 'calls', { agent, from: '+15550100' });
    const call = (await seen(session, ({ kind }) => kind === 'conversation')) as Conversation;
    await call.answer();
    const numbers: number[] = [];
    session.on('*', (event) => 'seq' in event && numbers.push(event.seq));
    return { client, session, call, numbers };
  };

  const elsewhere = (client: Client, url: string) =>
    eventually(
      () => client.connection.status === 'connected' && client.connection.url !== url,
      30_000,
      () => JSON.stringify(client.connection),
    );

  const agrees = async (session: Session) => {
    const tree = await session.snapshot();
    expect(objectsOf(session)).toEqual(Object.fromEntries(snapshotMap(tree as never)));
  };

  it.each([
    ['is killed', '1001', 0, 'SIGKILL'],
    ['is told to end', '1002', 1, 'SIGTERM'],
    ['is frozen', '1003', 2, 'SIGSTOP'],
  ] as const)('goes on in its call where the instance %s', async (_, agent, at, signal) => {
    const { client, session, call, numbers } = await onCall(agent, at);
    const { process, url } = cluster.at(at);
    process.signal(signal);
    // Sent while it goes, and once only whatever happens to it.
    await call.hold();
    expect(call.current?.state).toBe('held');
    await elsewhere(client, url);
    expect(session.state.status).toBe('live');
    await call.retrieve();
    await agrees(session);
    await call.release();
    expect(numbers).toEqual(numbers.map((_, n) => n + (numbers[0] ?? 0)));
    if (signal === 'SIGSTOP') process.signal('SIGKILL');
    await session.channels[0]?.interactions[0]?.complete();
    await session.logout();
  });
});
