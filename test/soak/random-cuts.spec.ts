import { describe, expect, it, jest } from '@jest/globals';
import { underAttack } from '../hostile/under-attack.js';
import { clientMap, snapshotMap } from '../support/client-map.js';
import { measured } from '../support/measured.js';
import { orderFaults } from '../support/protocol-order.js';
import { CutDesktop } from './cut-desktop.js';
import { CutLine } from './cut-line.js';
import { Randomness } from './randomness.js';
import { SIZES } from './sizes.js';

jest.setTimeout(120_000 + SIZES.cuts * 1_000);

const AGENTS = ['1001', '1002', '1003', '1004'];

/** A call from dialling to the end; each command once, whatever becomes of the line. @returns whether it was dialled */
async function call(desktop: CutDesktop): Promise<void> {
  const tel = `${desktop.resource}.tel`;
  const dialled = await desktop.command('channel.dial', tel, { to: '+15550100' });
  if (dialled.result !== 'success') throw new Error(`not dialled: ${JSON.stringify(dialled.failure)}`);
  const { interaction, conversation } = dialled['data'] as { interaction: string; conversation: string };
  const leg = `${tel}.${interaction}.${conversation}`;
  await desktop.command('interaction.setdata', `${tel}.${interaction}`, { data: { note: 'x'.repeat(500) } });
  await desktop.command('conversation.release', leg);
  await desktop.command('interaction.complete', `${tel}.${interaction}`);
}

/** Calls and cuts until there were so many cuts. */
async function work(url: string, agent: string, cuts: number, random: Randomness): Promise<string[]> {
  const line = await CutLine.open(() => Number(new URL(url).port), random);
  const desktop = new CutDesktop(line.url, agent, random);
  let calls = 0;
  const state = { over: false };
  try {
    await desktop.signIn();
    const calling = (async () => {
      while (!state.over) {
        await call(desktop);
        calls += 1;
      }
    })();
    for (let cut = 0; cut < cuts; cut += 1) {
      await new Promise((resolve) => setTimeout(resolve, random.below(60)));
      await line.cut();
    }
    state.over = true;
    await calling;
    const snapshot = await desktop.command('session.snapshot', desktop.resource);
    await desktop.caughtUp(snapshot['seq'] as number);
    const { session } = snapshot['data'] as { session: Parameters<typeof snapshotMap>[0] };
    expect(clientMap(desktop.events)).toEqual(snapshotMap(session));
    const dialled = desktop.events.filter(({ name }) => name === 'interaction.added').length;
    expect(dialled).toBe(calls);
    measured(`the line of a client, ${agent}: bound again`, ...desktop.gaps);
    return [...desktop.faults, ...orderFaults(desktop.events)];
  } finally {
    desktop.close();
    await line.close();
  }
}

describe('lines that are cut at random', () => {
  it(`loses and doubles nothing over ${SIZES.cuts} of them`, async () => {
    await underAttack(`${SIZES.cuts} random cuts (seed ${SIZES.seed})`, async (url) => {
      const each = Math.ceil(SIZES.cuts / AGENTS.length);
      const faults = await Promise.all(
        AGENTS.map((agent, index) => work(url, agent, each, new Randomness(SIZES.seed + index))),
      );
      expect(faults.flat().slice(0, 10)).toEqual([]);
    });
  });
});
