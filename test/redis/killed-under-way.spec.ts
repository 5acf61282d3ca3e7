import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { clientMap, snapshotMap } from '../support/client-map.js';
import { Cluster } from '../support/cluster.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

/** Over this many milliseconds the instance is killed, one command of each agent after the other being sent meanwhile. */
const SPREAD_MS = 150;
const AGENTS = ['1001', '1002', '1003', '1004', '1005', '1006', '1007', '1008', '1009', '1010'];

const cluster = new Cluster({}, { CONFIG_FILE: 'test/soak/unhurried-switch.yaml' });
beforeAll(() => cluster.start(2), REDIS_START_MS);
afterAll(() => cluster.stop());

it('does no command twice that was under way at an instance which was killed', async () => {
  const first = await Promise.all(AGENTS.map(async (agent) => (await cluster.desktop(cluster.at(0))).signIn(agent)));
  const dial = { to: '+15550177' };
  first.forEach((desktop, n) => {
    setTimeout(
      () => void desktop.command('channel.dial', 'tel', dial, 'dial').catch(() => undefined),
      (n * SPREAD_MS) / AGENTS.length,
    );
  });
  await new Promise((resolve) => setTimeout(resolve, SPREAD_MS));
  cluster.at(0).process.signal('SIGKILL');
  await cluster.at(0).process.exit();
  const outcomes = await Promise.all(
    first.map(async (former) => {
      const desktop = await cluster.goOn(cluster.at(1), former);
      const again = await desktop.command('channel.dial', 'tel', dial, 'dial');
      const { seq, data } = await desktop.command('session.snapshot');
      const { session } = data as { session: Parameters<typeof snapshotMap>[0] };
      await desktop.waitFor(
        () => [...former.events, ...desktop.events].some((event) => event.seq === seq) || undefined,
        'all events',
      );
      const events = [...former.events, ...desktop.events].filter((event) => event.seq !== undefined);
      expect(events.map((event) => event.seq)).toEqual(events.map((_, n) => n + 1));
      expect(clientMap(events)).toEqual(snapshotMap(session));
      return `${events.filter(({ name }) => name === 'interaction.added').length} ${again.failure?.code ?? again.result}`;
    }),
  );
  process.stdout.write(`  ${outcomes.join(', ')}\n`);
  for (const outcome of outcomes) expect(['1 success', '1 CTI_TIMEOUT', '0 CTI_TIMEOUT']).toContain(outcome);
});
