import type { CallModel } from '../../src/cti/port/call-model.js';
import type { ManagedSession } from '../../src/sessions/managed-session.js';
import { captureParts } from '../../src/sessions/memento/capture-parts.js';
import { PartsWatch } from '../../src/sessions/memento/parts-watch.js';
import { sessionTree } from '../../src/sessions/session-view.js';
import { NOT_KEPT } from '../support/not-kept.js';
import { stateDifferences } from '../support/state-differences.js';
import { keptOf, takenOver } from '../support/taken-over.js';
import { RandomWorld, SETTINGS } from './random-world.js';

/** Two agents whose sessions can be taken over at any moment, and who have their changes noted. */
export class MementoWorld extends RandomWorld {
  private readonly noted = new Map<string, { watch: PartsWatch; parts: Map<string, string> }>();
  private answers = 0;

  /** Takes note of what has changed, as a store is told. */
  note(): void {
    for (const managed of this.managed()) {
      const { id } = managed.session;
      const known = this.noted.get(id) ?? { watch: new PartsWatch(managed), parts: new Map<string, string>() };
      this.noted.set(id, known);
      for (const [name, text] of known.watch.changes()) {
        if (text === null) known.parts.delete(name);
        else known.parts.set(name, text);
      }
    }
  }

  /** A command is answered. */
  async answer(): Promise<void> {
    this.answers += 1;
    for (const { session } of this.managed()) {
      const answer = { command: 'c', result: 'success', n: this.answers } as const;
      await session.answers.once('c', `id${this.answers}`, () => Promise.resolve(answer));
    }
  }

  /** @returns what is not as it would be in another process that had taken all sessions over now, in words */
  async takeOver(): Promise<string[]> {
    const faults: string[] = [];
    for (const managed of this.managed()) faults.push(...(await this.takenOver(managed)));
    return faults;
  }

  protected override callModel(agent: string): CallModel {
    return { ...super.callModel(agent), wrapUpTime: 40_000 };
  }

  private managed(): ManagedSession[] {
    return this.agents.flatMap(({ session }) => this.sessions.find(session.id) ?? []);
  }

  private async takenOver(managed: ManagedSession): Promise<string[]> {
    const { session, presence } = managed;
    const kept = keptOf(managed);
    const other = takenOver(kept, session.identity.service, SETTINGS, this.clock);
    const client = { id: 'other', event: () => undefined, aside: () => true, unbound: () => undefined };
    other.session.binding.bind({ client, token: session.identity.token });
    other.presence.present();
    const faults = [
      ...stateDifferences(session, other.session, NOT_KEPT),
      ...stateDifferences(presence, other.presence, new Set([...NOT_KEPT, 'ClientPresence.session'])),
      ...differences('tree', sessionTree(session), sessionTree(other.session)),
      ...differences('parts', [...kept.parts], [...captureParts(other)]),
    ];
    for (const seq of [0, Math.floor(kept.seq / 2), kept.seq, kept.seq + 1])
      faults.push(...differences(`replay ${seq}`, texts(session, seq), texts(other.session, seq)));
    const noted = this.noted.get(session.id)?.parts;
    if (noted) faults.push(...differences('noted', byName(noted), byName(kept.parts)));
    other.stop();
    return faults;
  }
}

const byName = (parts: ReadonlyMap<string, string>) => [...parts].toSorted(([a], [b]) => a.localeCompare(b));

const texts = ({ journal }: ManagedSession['session'], seq: number) => journal.after(seq)?.map(({ text }) => text);

function differences(what: string, one: unknown, other: unknown): string[] {
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  return left === right ? [] : [`${what}: ${left} is there as ${right}`];
}
