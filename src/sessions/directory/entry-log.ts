import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import type { DirectoryTopic } from '../../protocol/objects/object-states.js';
import { entryKey, type EntryName } from './entry-key.js';

/** How many entries one telling has at most. */
const MOST = 200;

/** How many of those that are gone are remembered. */
const GONE = 1_000;

/** How many pieces are kept for others who read the same. */
const KEPT = 16;

/** How much of the log may be out of date before it is put in order. */
const STALE = 1_000;

interface Logged {
  readonly name: EntryName;
  readonly topic: DirectoryTopic;
  readonly version: number;
  /** as JSON; undefined for one that is gone */
  readonly text: () => string | undefined;
}

/** What somebody has been told of, and wants. */
export interface Reader {
  readonly topics: readonly DirectoryTopic[];
  /** the latest change that it knows */
  readonly after: number;
  /** of what is gone, this is the latest that it need not be told: it never heard of it */
  readonly goneAfter: number;
}

/** What is told at once. */
export interface Piece {
  /** the properties of the event's data, as JSON without the brackets */
  readonly text: string;
  readonly empty: boolean;
  /** the change up to which everything has been told with it */
  readonly upTo: number;
}

/**
 * Entries in the order of their latest change, each of them once, those that are gone too. Who has been told everything up
 * to a change needs only that number to go on, however late: what has changed more often meanwhile is told as it is then.
 */
export class EntryLog {
  private readonly known = new Map<string, Logged>();
  private log: Logged[] = [];
  private latest = 0;
  private gone = 0;
  private forgotten = 0;
  /** what was read since the last change, which many read alike */
  private readonly pieces = new Map<string, Piece>();

  /** the number of the latest change */
  get head(): number {
    return this.latest;
  }

  /** what has gone up to that change may not be known any more: who was told no later starts from nothing */
  get memory(): number {
    return this.forgotten;
  }

  put(topic: DirectoryTopic, entry: DirectoryEntry): void {
    let made: string | undefined;
    this.append({ kind: entry.kind, id: entry.id }, topic, () => (made ??= JSON.stringify(entry)));
  }

  remove(topic: DirectoryTopic, name: EntryName): void {
    if (this.known.get(entryKey(name))?.text() === undefined) return;
    this.append(name, topic, () => undefined);
    this.gone += 1;
    if (this.gone > GONE) this.forget();
  }

  /** What comes next for that one. */
  piece(reader: Reader): Piece {
    const key = `${reader.after} ${this.gone > 0 ? reader.goneAfter : ''} ${reader.topics.join()}`;
    const before = this.pieces.get(key);
    if (before) return before;
    const made = this.read(reader);
    if (this.pieces.size >= KEPT) this.pieces.clear();
    this.pieces.set(key, made);
    return made;
  }

  private read({ topics, after, goneAfter }: Reader): Piece {
    const [entries, removed]: [string[], string[]] = [[], []];
    let upTo = after;
    for (let at = this.following(after); at < this.log.length; at += 1) {
      const one = this.log[at];
      if (!one || !this.current(one) || !topics.includes(one.topic)) continue;
      const text = one.text();
      if (text === undefined && one.version <= goneAfter) continue;
      if (entries.length + removed.length === MOST) return pieceOf(entries, removed, upTo, true);
      if (text === undefined) removed.push(JSON.stringify(one.name));
      else entries.push(text);
      upTo = one.version;
    }
    return pieceOf(entries, removed, this.latest, false);
  }

  private append(name: EntryName, topic: DirectoryTopic, text: () => string | undefined): void {
    const key = entryKey(name);
    const former = this.known.get(key);
    if (former && former.text() === undefined) this.gone -= 1;
    this.latest += 1;
    const logged = { name, topic, version: this.latest, text };
    this.known.set(key, logged);
    this.log.push(logged);
    this.pieces.clear();
    if (this.log.length > 2 * this.known.size + STALE) this.log = this.log.filter((one) => this.current(one));
  }

  private current(one: Logged): boolean {
    return this.known.get(entryKey(one.name)) === one;
  }

  /** Half of those that are gone, the ones that went first. */
  private forget(): void {
    for (const one of this.log) {
      if (this.gone <= GONE / 2) return;
      if (!this.current(one) || one.text() !== undefined) continue;
      this.known.delete(entryKey(one.name));
      this.forgotten = one.version;
      this.gone -= 1;
    }
  }

  /** Where in the log the first stands that came after that change. */
  private following(version: number): number {
    let [low, high] = [0, this.log.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.log[middle]?.version ?? 0) <= version) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function pieceOf(entries: readonly string[], removed: readonly string[], upTo: number, more: boolean): Piece {
  const gone = removed.length > 0 ? `,"removed":[${removed.join()}]` : '';
  const text = `"entries":[${entries.join()}]${gone}${more ? ',"more":true' : ''}`;
  return { text, empty: entries.length + removed.length === 0, upTo };
}
