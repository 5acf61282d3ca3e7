import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ConfigFile } from '../protocol/config-file.js';
import { CutDesktop } from '../soak/cut-desktop.js';
import { Randomness } from '../soak/randomness.js';
import { RoamingAgent } from '../soak/roaming-agent.js';
import { RoamingLine } from '../soak/roaming-line.js';
import { Cluster } from '../support/cluster.js';
import { manyAgentsFile } from '../support/many-agents-file.js';
import { measured } from '../support/measured.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

jest.setTimeout(180_000);

const AGENTS = Array.from({ length: 100 }, (_, n) => String(2001 + n));
const INSTANCES = 3;
const SEED = Math.floor(Math.random() * 2 ** 31);

let agents: ConfigFile;
let cluster: Cluster;
const lines: RoamingLine[] = [];
const desktops: CutDesktop[] = [];

beforeAll(async () => {
  agents = await manyAgentsFile(AGENTS);
  cluster = await new Cluster({ AGENTS_FILE: agents.path }).start(INSTANCES);
}, REDIS_START_MS);
afterAll(async () => {
  for (const desktop of desktops) desktop.close();
  for (const line of lines) await line.close();
  await cluster.stop();
  agents.remove();
});

/** Signs in somewhere, and has a call. @returns the call's target */
async function onCall(agent: string, random: Randomness): Promise<{ roaming: RoamingAgent; leg: string }> {
  const line = await RoamingLine.open(cluster, random);
  lines.push(line);
  const desktop = new CutDesktop(line.url, agent, random);
  desktops.push(desktop);
  await desktop.signIn();
  const tel = `${desktop.resource}.tel`;
  const { data } = await desktop.command('channel.dial', tel, { to: '+15550100' });
  const { interaction, conversation } = data as { interaction: string; conversation: string };
  return { roaming: new RoamingAgent(desktop, agent, random), leg: `${tel}.${interaction}.${conversation}` };
}

describe('instances that are restarted one after the other', () => {
  it('lose no call, no event and no session of those who work', async () => {
    process.stdout.write(`  seed ${SEED}\n`);
    const all = await Promise.all(AGENTS.map((agent, index) => onCall(agent, new Randomness(SEED + index))));
    const state = { over: false };
    const working = all.map(async ({ roaming: { desktop }, leg }) => {
      const interaction = leg.slice(0, leg.lastIndexOf('.'));
      for (let n = 0; !state.over; n += 1) {
        const { failure } = await desktop.command('interaction.setdata', interaction, { data: { n: String(n) } });
        expect(failure).toBeUndefined();
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    });
    const worked = Promise.all(working);
    worked.catch(() => (state.over = true));
    for (let n = 0; n < INSTANCES; n += 1) {
      await cluster.add();
      const told = performance.now();
      expect(await cluster.retire(cluster.at(n))).toBe(0);
      measured('told to end: from the signal to the exit', performance.now() - told);
    }
    state.over = true;
    await worked;
    measured('restarted one after the other: bound again', ...all.flatMap(({ roaming }) => roaming.desktop.gaps));
    for (const { roaming, leg } of all) {
      expect(await roaming.faults()).toEqual([]);
      const { events } = roaming.desktop;
      expect(events.filter(({ name }) => name === 'session.ended' || name === 'conversation.ended')).toEqual([]);
      expect((await roaming.desktop.command('conversation.hold', leg)).result).toBe('success');
    }
  });
});
