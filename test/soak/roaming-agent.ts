import type { CommandResponse } from '../../src/protocol/response.js';
import { clientMap, snapshotMap } from '../support/client-map.js';
import { orderFaults } from '../support/protocol-order.js';
import type { CarriedOut } from '../../src/cti/simulator/simulator-trace.js';
import type { CutDesktop } from './cut-desktop.js';
import { Effects, UNKNOWN } from './effects.js';
import type { Randomness } from './randomness.js';

type Tree = Parameters<typeof snapshotMap>[0];

/** A bound and no measure: lines are cut meanwhile, and instances killed. */
const PATIENCE_MS = 180_000;

/** An agent with one call after the other, each command sent once, and what was promised about them. */
export class RoamingAgent {
  readonly effects = new Effects();
  /** by the number that was dialled, which is another one each time: what its command came to */
  private readonly dialled = new Map<string, string>();
  private readonly surprises: string[] = [];
  private marks = 0;
  calls = 0;
  unknown = 0;

  constructor(
    readonly desktop: CutDesktop,
    private readonly agent: string,
    private readonly random: Randomness,
  ) {}

  /** A call from dialling to the end, with what agents do in it, by chance. */
  async call(): Promise<void> {
    const to = this.number();
    const dialled = await this.ask('channel.dial', 'tel', { to });
    this.dialled.set(to, dialled.failure?.code ?? 'success');
    if (dialled.result === 'success') {
      const { interaction, conversation } = dialled['data'] as { interaction: string; conversation: string };
      await this.work(`tel.${interaction}`, `tel.${interaction}.${conversation}`);
      this.calls += 1;
    }
    await this.clear();
    if (this.random.chance(0.3)) {
      await this.ask('channel.ready', 'tel');
      await this.ask('channel.notready', 'tel', { reason: this.mark() });
    }
  }

  private async work(contact: string, leg: string): Promise<void> {
    await this.ask('interaction.setdata', contact, { data: { mark: this.mark(), note: 'x'.repeat(200) } });
    await this.talking(leg);
    if (this.random.chance(0.3)) await this.ask('conversation.dtmf', leg, { digits: this.digits() });
    if (this.random.chance(0.5)) {
      await this.ask('conversation.hold', leg);
      await this.ask('conversation.retrieve', leg);
    }
    await this.end(contact, leg, this.random.below(4));
    await this.ask('interaction.complete', contact, { disposition: this.mark() });
  }

  private async end(contact: string, leg: string, how: number): Promise<void> {
    if (how === 0) await this.consult(contact);
    else if (how === 1) await this.ask('conversation.transfer', leg, { to: this.number() });
    else await this.ask('conversation.release', leg);
  }

  private async consult(contact: string): Promise<void> {
    const asked = await this.ask('interaction.consult', contact, { to: this.number() });
    if (asked.result !== 'success') return;
    await this.talking(`${contact}.${(asked['data'] as { conversation: string }).conversation}`);
    const { random } = this;
    await this.ask(random.chance(0.5) ? 'interaction.cancelconsult' : 'interaction.consulttransfer', contact);
  }

  /** Settles when there is somebody at the other end. */
  private async talking(path: string): Promise<void> {
    const target = `${this.desktop.resource}.${path}`;
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const last = this.desktop.events.findLast((event) => event.target === target);
      if (last?.data?.['conversation']?.['state'] === 'connected' || last?.name === 'conversation.disposed') return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    this.surprises.push(`${path}: nobody has answered`);
  }

  /** @param path of the target within the session */
  private async ask(command: string, path: string, data?: Record<string, unknown>): Promise<CommandResponse> {
    const answer = await this.desktop.command(command, `${this.desktop.resource}.${path}`, data);
    this.effects.note(command, path, data, answer);
    if (answer.failure?.code === UNKNOWN) this.unknown += 1;
    return answer;
  }

  /** What no other command of this agent says. */
  private mark(): string {
    this.marks += 1;
    return `mark ${this.marks}`;
  }

  private number(): string {
    this.marks += 1;
    return `+1555${this.agent}${String(this.marks).padStart(6, '0')}`;
  }

  private digits(): string {
    this.marks += 1;
    return String(this.marks).padStart(6, '0');
  }

  /** Whatever is left of calls ends, until nothing is. */
  async clear(): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const session = await this.tree();
      const legs = [...snapshotMap(session)].filter(([target]) => target.split('.').length > 2);
      if (legs.length === 0) return;
      if (Date.now() > deadline) throw new Error(`${this.agent}: there still is ${JSON.stringify(legs)}`);
      for (const [target] of legs) {
        const command = target.split('.').length === 4 ? 'conversation.release' : 'interaction.complete';
        await this.ask(command, target.slice(this.desktop.resource.length + 1));
      }
    }
  }

  /** What of the promises to a client was not kept, in words. */
  async faults(): Promise<string[]> {
    const { events, faults, resource } = this.desktop;
    const { session, seq } = await this.snapshot();
    await this.desktop.caughtUp(seq);
    const [map, wanted] = [clientMap(events), snapshotMap(session)].map(text);
    const differs = map === wanted ? [] : [`${resource}: the map is ${map}, the snapshot ${wanted}`];
    const all = [...faults, ...this.surprises, ...orderFaults(events), ...differs, ...this.toldFaults()];
    return all.map((one) => `${this.agent}: ${one}`);
  }

  /** What reached the switch otherwise than it was asked for, in words. @param trace of the switch, of all agents */
  effectFaults(trace: readonly CarriedOut[]): string[] {
    const own = trace.filter(({ agent }) => agent === this.agent);
    return this.effects.faults(own, this.legs()).map((one) => `${this.agent}: ${one}`);
  }

  /** By the number that was called: the path of the conversation that came of it. */
  private legs(): ReadonlyMap<string, string> {
    const legs = new Map<string, string>();
    for (const { name, target = '', data } of this.desktop.events) {
      const number = name === 'conversation.added' ? /\+1555\d{10}/.exec(JSON.stringify(data))?.[0] : undefined;
      if (number !== undefined) legs.set(number, target.slice(this.desktop.resource.length + 1));
    }
    return legs;
  }

  private toldFaults(): string[] {
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
