import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../hostile/eventually.js';
import { AdminClient } from '../support/admin/admin-client.js';
import { OPERATOR, TokenFiles } from '../support/admin/administered.js';
import { Cluster, type ClusterInstance } from '../support/cluster.js';
import type { Desktop } from '../support/desktop.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

describe('the admin API of two instances', () => {
  const files = new TokenFiles();
  const cluster = new Cluster(files.environment);
  let [one, other]: AdminClient[] = [];
  let desktop: Desktop;

  beforeAll(async () => {
    await cluster.start(2);
    [one, other] = await Promise.all([at(cluster.at(0)), at(cluster.at(1))]);
    desktop = await (await cluster.desktop(cluster.at(0))).signIn('1001');
  }, REDIS_START_MS * 2);
  afterAll(async () => {
    await cluster.stop();
    files.remove();
  });

  async function at({ process }: ClusterInstance): Promise<AdminClient> {
    const [, url = ''] = await process.prints(/admin API is on (http:\S+)/);
    return new AdminClient(url, OPERATOR);
  }

  it('says at each where an agent is, and leaves it to that one to act', async () => {
    const { instance } = (await one?.get('/sessions'))?.body ?? {};
    await eventually('both know of each other', async () => {
      const { instances } = ((await other?.get('/instances'))?.body ?? {}) as { instances: { id: string }[] };
      return instances.length === 2 && instances.some(({ id }) => id === instance);
    });
    const place = { service: 'InteractionProcessor', session: desktop.resource, instance };
    expect((await one?.get('/agents/1001'))?.body['sessions']).toEqual([{ ...place, here: true }]);
    expect((await other?.get('/agents/1001'))?.body['sessions']).toEqual([{ ...place, here: false }]);
    expect((await other?.get('/sessions'))?.body).toMatchObject({ total: 0 });
    const elsewhere = { status: 409, body: { failure: { code: 'CONFLICT', details: { instance } } } };
    expect(await other?.get(`/sessions/${desktop.resource}`)).toMatchObject(elsewhere);
    expect(await other?.post(`/sessions/${desktop.resource}/end`, { reason: 'x' })).toMatchObject(elsewhere);
  });

  it('drains one of them: its session goes on at the other', async () => {
    await one?.post('/drain');
    await eventually('it is drained', async () => (await one?.get('/drain'))?.body['state'] === 'drained');
    const unbound = await desktop.until(({ eventType }) => eventType === 'resourceUnbound', 'resourceUnbound');
    expect(unbound.cause).toMatchObject({ code: 'shutdown' });
    const gone = await cluster.goOn(cluster.at(1), desktop);
    expect((await one?.get('/agents/1001'))?.body['sessions']).toMatchObject([{ session: gone.resource, here: false }]);
    expect((await other?.post(`/sessions/${gone.resource}/end`, { reason: 'x' }))?.body).toMatchObject({
      state: 'ended',
    });
    await gone.until(({ name }) => name === 'session.ended', 'the end');
    await eventually(
      'nobody has it',
      async () => (await one?.get('/agents/1001'))?.body['sessions']?.toString() === '',
    );
    expect(await cluster.retire(cluster.at(0))).toBe(0);
  });
});
