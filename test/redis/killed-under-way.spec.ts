import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { clientMap, snapshotMap } from '../support/client-map.js';
import type { ConfigFile } from '../protocol/config-file.js';
import { Cluster } from '../support/cluster.js';
import { succeeded, type Desktop } from '../support/desktop.js';
import { manyAgentsFile } from '../support/many-agents-file.js';
import { REDIS_START_MS } from '../support/redis/redis-lab.js';

/** Over this many milliseconds the instance is killed, one command of each agent after the other being sent meanwhile. */
const SPREAD_MS = 150;

/** What an agent sends when the instance is killed: to what, and what has to be done before. */
interface Command {
  readonly command: string;
  readonly data?: object;
  /** @returns the path of the target within the session */
  readonly path: (desktop: Desktop) => Promise<string>;
}

const telephone = async () => 'tel';

/** A call that is talked. @returns the paths of its contact and of its leg */
async function talking(desktop: Desktop): Promise<{ contact: string; leg: string }> {
  const dialled = succeeded(await desktop.command('channel.dial', 'tel', { to: '+15550100' }));
  const { interaction, conversation } = dialled['data'] as { interaction: string; conversation: string };
  const contact = `tel.${interaction}`;
  const leg = `${contact}.${conversation}`;
  await connected(desktop, leg);
  return { contact, leg };
}

async function connected(desktop: Desktop, leg: string): Promise<void> {
  const target = `${desktop.resource}.${leg}`;
  await desktop.until((one) => one.target === target && one.data?.['conversation']?.['state'] === 'connected', leg);
}

async function consulting(desktop: Desktop): Promise<string> {
  const { contact } = await talking(desktop);
  const asked = succeeded(await desktop.command('interaction.consult', contact, { to: '+15550101' }));
  await connected(desktop, `${contact}.${(asked['data'] as { conversation: string }).conversation}`);
  return contact;
}

const onLeg = async (desktop: Desktop) => (await talking(desktop)).leg;
const onContact = async (desktop: Desktop) => (await talking(desktop)).contact;
const after = (command: string, path: 'leg' | 'contact') => async (desktop: Desktop) => {
  const call = await talking(desktop);
  succeeded(await desktop.command(command, call.leg));
  return call[path];
};

const COMMANDS: readonly Command[] = [
  { command: 'channel.dial', data: { to: '+15550177' }, path: telephone },
  { command: 'channel.ready', path: telephone },
  { command: 'channel.notready', data: { reason: 'lunch' }, path: telephone },
  { command: 'conversation.hold', path: onLeg },
  { command: 'conversation.retrieve', path: after('conversation.hold', 'leg') },
  { command: 'conversation.dtmf', data: { digits: '12' }, path: onLeg },
  { command: 'conversation.transfer', data: { to: '+15550178' }, path: onLeg },
  { command: 'conversation.release', path: onLeg },
  { command: 'interaction.setdata', data: { data: { order: '7' } }, path: onContact },
  { command: 'interaction.consult', data: { to: '+15550179' }, path: onContact },
  { command: 'interaction.consulttransfer', path: consulting },
  { command: 'interaction.complete', data: { disposition: 'sold' }, path: after('conversation.release', 'contact') },
];
const AGENTS = COMMANDS.map((_, n) => String(1001 + n));

let agents: ConfigFile;
let cluster: Cluster;
beforeAll(async () => {
  agents = await manyAgentsFile(AGENTS);
  cluster = new Cluster({ AGENTS_FILE: agents.path }, { CONFIG_FILE: 'test/soak/unhurried-switch.yaml' });
  await cluster.start(2);
}, REDIS_START_MS);
afterAll(async () => {
  await cluster.stop();
  agents.remove();
});

it('does no command twice that was under way at an instance which was killed', async () => {
  const first = await Promise.all(AGENTS.map(async (agent) => (await cluster.desktop(cluster.at(0))).signIn(agent)));
  const paths = await Promise.all(COMMANDS.map(({ path }, n) => path(first[n]!)));
  const before = (await cluster.switch.commands()).at(-1)?.number;
  const send = (desktop: Desktop, n: number) =>
    desktop.command(COMMANDS[n]!.command, paths[n], COMMANDS[n]!.data, 'under way');
  first.forEach((desktop, n) => {
    setTimeout(() => void send(desktop, n).catch(() => undefined), (n * SPREAD_MS) / AGENTS.length);
  });
  await new Promise((resolve) => setTimeout(resolve, SPREAD_MS));
  cluster.at(0).process.signal('SIGKILL');
  await cluster.at(0).process.exit();
  const answers = await Promise.all(
    first.map(async (former, n) => {
      const desktop = await cluster.goOn(cluster.at(1), former);
      const again = await send(desktop, n);
      const { seq, data } = await desktop.command('session.snapshot');
      const { session } = data as { session: Parameters<typeof snapshotMap>[0] };
      const all = () => [...former.events, ...desktop.events].filter((event) => event.seq !== undefined);
      await desktop.waitFor(() => all().some((event) => event.seq === seq) || undefined, 'all events');
      const events = all().filter((event) => (event.seq ?? 0) <= Number(seq));
      expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
      expect(clientMap(events)).toEqual(snapshotMap(session));
      return again.failure?.code ?? again.result;
    }),
  );
  const trace = await cluster.switch.commands(before);
  const outcomes = COMMANDS.map(({ command }, n) => {
    const reached = trace.filter((one) => one.agent === AGENTS[n] && one.command === command);
    return `${command}: ${reached.map(({ outcome }) => outcome).join(' ')} ${answers[n]}`;
  });
  process.stdout.write(`  ${outcomes.join('\n  ')}\n`);
  for (const outcome of outcomes)
    expect(outcome).toMatch(/: (done success|done CTI_TIMEOUT|refused CTI_TIMEOUT| CTI_TIMEOUT)$/);
});
