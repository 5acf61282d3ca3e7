import type { CommandResponse } from '../../src/protocol/response.js';
import { clientMap, snapshotMap } from '../support/client-map.js';
import { orderFaults } from '../support/protocol-order.js';
import type { CutDesktop } from './cut-desktop.js';
import type { Randomness } from './randomness.js';

type Tree = Parameters<typeof snapshotMap>[0];

/** What a command may come to where its instance was killed while it was under way: the events tell what became of it. */
const UNKNOWN = 'CTI_TIMEOUT';

/** An agent with one call after the other, each command sent once, and what was promised about them. */
export class RoamingAgent {
  /** by the number that was dialled, which is another one each time: what its command came to */
  private readonly dialled = new Map<string, string>();
  calls = 0;
  unknown = 0;

  constructor(
    readonly desktop: CutDesktop,
    private readonly agent: string,
    private readonly random: Randomness,
  ) {}

  /** A call from dialling to the end. */
  async call(): Promise<void> {
    const to = `+1555${this.agent}${String(this.dialled.size).padStart(5, '0')}`;
    const tel = `${this.desktop.resource}.tel`;
    const dialled = await this.desktop.command('channel.dial', tel, { to });
    this.dialled.set(to, dialled.failure?.code ?? 'success');
    if (dialled.result === 'success') {
      const { interaction, conversation } = dialled['data'] as { interaction: string; conversation: string };
      await this.desktop.command('interaction.setdata', `${tel}.${interaction}`, { data: { note: 'x'.repeat(200) } });
      const leg = `${tel}.${interaction}.${conversation}`;
      if (this.random.chance(0.5)) await this.desktop.command('conversation.hold', leg);
      await this.desktop.command('conversation.release', leg);
      await this.desktop.command('interaction.complete', `${tel}.${interaction}`);
      this.calls += 1;
    } else if (dialled.failure?.code === UNKNOWN) this.unknown += 1;
    await this.clear();
  }

  /** Whatever is left of calls ends, until nothing is. */
  async clear(): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const session = await this.tree();
      const legs = [...snapshotMap(session)].filter(([target]) => target.split('.').length > 2);
      if (legs.length === 0) return;
      if (Date.now() > deadline) throw new Error(`${this.agent}: there still is ${JSON.stringify(legs)}`);
      for (const [target] of legs) {
        const command = target.split('.').length === 4 ? 'conversation.release' : 'interaction.complete';
        await this.desktop.command(command, target);
      }
    }
  }

  /** What of the promises was not kept, in words. */
  async faults(): Promise<string[]> {
    const { events, faults, resource } = this.desktop;
    const { session, seq } = await this.snapshot();
    await this.desktop.caughtUp(seq);
    const [map, wanted] = [clientMap(events), snapshotMap(session)].map(text);
    const differs = map === wanted ? [] : [`${resource}: the map is ${map}, the snapshot ${wanted}`];
    return [...faults, ...orderFaults(events), ...differs, ...this.effects()].map((one) => `${this.agent}: ${one}`);
  }

  private effects(): string[] {
    const added = this.desktop.events
      .filter(({ name }) => name === 'conversation.added')
      .map((event) => JSON.stringify(event));
    return [...this.dialled].flatMap(([to, outcome]) => {
      const count = added.filter((text) => text.includes(to)).length;
      const kept = outcome === 'success' ? count === 1 : count <= (outcome === UNKNOWN ? 1 : 0);
      return kept ? [] : [`${to}: dialled ${count} times, answered ${outcome}`];
    });
  }

  private async tree(): Promise<Tree> {
    return (await this.snapshot()).session;
  }

  private async snapshot(): Promise<{ session: Tree; seq: number }> {
    const answer: CommandResponse = await this.desktop.command('session.snapshot', this.desktop.resource);
    if (answer.result !== 'success') throw new Error(`${this.agent}: no snapshot: ${JSON.stringify(answer.failure)}`);
    return { session: (answer['data'] as { session: Tree }).session, seq: answer['seq'] as number };
  }
}

const text = (map: ReadonlyMap<string, object>): string =>
  JSON.stringify([...map].sort(([one], [other]) => (one < other ? -1 : 1)));
