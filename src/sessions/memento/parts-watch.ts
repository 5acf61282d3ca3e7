import type { Remembering } from './remembering.js';
import { sameJson } from '../model/same-json.js';
import { captureParts } from './capture-parts.js';
import { isKept, KEYED_PARTS, keyedPart } from './kept-by-key.js';
import { objectParts } from './object-parts.js';
import { OVER_LISTS } from './over-parts.js';
import { OverWatch } from './over-watch.js';
import type { Part } from './part.js';
import { sessionParts } from './session-parts.js';

/**
 * Tells which parts of a session are others than a store has them. What there are few of is looked at each time, and written
 * only where it has changed; what there may be many of says itself when it has. It ends with the session.
 */
export class PartsWatch {
  private readonly seen = new Map<string, readonly unknown[]>();
  private readonly touched = new Set<string>();
  private readonly over: readonly OverWatch[];

  /** @param stored what the store has of it, where it has been taken over */
  constructor(
    private readonly managed: Remembering,
    private stored: ReadonlyMap<string, string> | undefined = new Map(),
  ) {
    const { session } = managed;
    this.over = OVER_LISTS.map((list) => new OverWatch(session.model, list));
    session.answers.watcher = (key) => isKept(key) && this.touched.add(KEYED_PARTS.answer + key);
    session.histories.watch(session.identity, (id) => this.touched.add(KEYED_PARTS.history + id));
  }

  /** The parts that are others than they were told last, by name; null for those that are gone. Told once: they have to be written. */
  changes(): ReadonlyMap<string, string | null> {
    if (this.stored) return this.against(this.stored);
    const changes = new Map<string, string | null>();
    const there = new Set<string>();
    for (const part of this.parts()) {
      there.add(part.name);
      if (sameJson(this.seen.get(part.name), part.basis)) continue;
      changes.set(part.name, part.text());
      this.seen.set(part.name, part.basis);
    }
    if (this.seen.size > there.size) this.forget(there, changes);
    for (const one of this.over) one.changes(changes);
    for (const name of this.touched) changes.set(name, keyedPart(this.managed.session, name));
    this.touched.clear();
    return changes;
  }

  /** All parts as they are now, where the store is to have these and nothing else; `changes` goes on from here. */
  whole(): ReadonlyMap<string, string> {
    this.stored = undefined;
    this.seen.clear();
    this.touched.clear();
    for (const { name, basis } of this.parts()) this.seen.set(name, basis);
    for (const one of this.over) one.known();
    return captureParts(this.managed);
  }

  private *parts(): Generator<Part> {
    yield* sessionParts(this.managed);
    yield* objectParts(this.managed.session.model);
  }

  private against(stored: ReadonlyMap<string, string>): ReadonlyMap<string, string | null> {
    const now = this.whole();
    const gone = [...stored.keys()].filter((name) => !now.has(name));
    const changed = [...now].filter(([name, text]) => stored.get(name) !== text);
    return new Map<string, string | null>([...gone.map((name) => [name, null] as const), ...changed]);
  }

  private forget(there: ReadonlySet<string>, changes: Map<string, string | null>): void {
    for (const name of this.seen.keys()) {
      if (there.has(name)) continue;
      this.seen.delete(name);
      changes.set(name, null);
    }
  }
}
