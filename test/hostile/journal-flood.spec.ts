import { afterAll, describe, expect, it } from '@jest/globals';
import { ConfigFile } from '../protocol/config-file.js';
import { Desktop, succeeded } from '../support/desktop.js';
import { agentOnCall } from './agent-on-call.js';
import { underAttack } from './under-attack.js';

const AGENTS = ['1001', '1002', '1003', '1004'];
const EVENTS = 50;
const SIZE = 240_000;
/** MiB: what is told has more. */
const HEAP = 64;
const LITTLE_ROOM = `
limits: { dataBytes: 262144 }
journal: { bytes: 1500000, totalBytes: 3000000 }
`;

/** Says something large about the call again and again, each time after the answer. */
async function flood(desktop: Desktop): Promise<void> {
  for (let n = 0; n < EVENTS; n += 1) {
    const data = { data: { note: `${n}`.padEnd(SIZE, 'x') } };
    succeeded(await desktop.command('interaction.setdata', 'tel.i1', data));
    // What has been told is not what is tried here.
    desktop.events.length = 0;
  }
}

/** What a client that comes back with `lastSeq` is told. */
async function resume(url: string, { resource, token }: Desktop, lastSeq: number): Promise<object> {
  const again = await Desktop.connect(url);
  const bind = { command: 'bindResource', data: { resource, token, lastSeq } };
  const { seq, replayed, gap } = succeeded(await again.send(bind));
  if (gap === false) await again.until((event) => event.seq === seq, `event ${String(seq)}`);
  again.close();
  return { replayed, gap };
}

describe('agents who fill their journals', () => {
  const file = new ConfigFile(LITTLE_ROOM);

  afterAll(() => file.remove());

  it('lose their own oldest events and nobody else’s', async () => {
    const attack = async (url: string) => {
      const quiet = await (await Desktop.connect(url)).signIn('1005');
      const attackers = await Promise.all(AGENTS.map((agent) => agentOnCall(url, agent)));
      await Promise.all(attackers.map((one) => flood(one)));
      for (const one of attackers) expect(await resume(url, one, 1)).toEqual({ replayed: 0, gap: true });
      expect(await resume(url, quiet, 0)).toEqual({ replayed: 2, gap: false });
      for (const one of [quiet, ...attackers]) one.close();
    };
    await underAttack('200 events of 240 kB in four sessions', attack, { CONFIG_FILE: file.path }, HEAP);
  });
});
