import { InvalidMessageError } from '../../errors/desktop-errors.js';
import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import { ENTRY_KINDS } from '../../protocol/objects/object-states.js';
import type { DirectoryData } from '../../protocol/session/directory.dto.js';
import { entryKey, type EntryName } from './entry-key.js';
import { folded } from './folded.js';

/** How many entries an answer has where nobody says. */
const USUAL = 50;

/** How much of a name counts for the order, in characters. */
const SORTED_BY = 64;

interface Item {
  /** where it stands among the others: by kind, then by name, then by id */
  readonly place: string;
  /** what is searched */
  readonly text: string;
  readonly entry: DirectoryEntry;
}

/** So many words are looked for at most. */
const WORDS = 8;

const TOO_MANY = { path: 'data.query', problem: `query must not have more than ${WORDS} words` };
const NO_CURSOR = { path: 'data.cursor', problem: 'cursor is none of an earlier answer' };

/** All that can be found, in one order that does not change with what an entry says beside its name. */
export class EntryIndex {
  private readonly items: Item[] = [];
  private readonly places = new Map<string, string>();

  put(entry: DirectoryEntry): void {
    const item = itemOf(entry);
    const known = this.places.get(entryKey(entry));
    const same = known === item.place;
    if (known !== undefined && !same) this.remove(entry);
    this.items.splice(this.from(item.place), same ? 1 : 0, item);
    this.places.set(entryKey(entry), item.place);
  }

  remove(name: EntryName): void {
    const place = this.places.get(entryKey(name));
    if (place === undefined) return;
    this.places.delete(entryKey(name));
    this.items.splice(this.from(place), 1);
  }

  /** @throws InvalidMessageError for a cursor that is none, and for too many words */
  search({ query = '', kinds, limit = USUAL, cursor }: DirectoryData): { entries: DirectoryEntry[]; cursor?: string } {
    const words = [...new Set(folded(query).split(/\s+/).filter(Boolean))];
    if (words.length > WORDS) throw new InvalidMessageError([TOO_MANY]);
    const fits = ({ entry, text }: Item) =>
      (kinds?.includes(entry.kind) ?? true) && words.every((word) => text.includes(word));
    const entries: DirectoryEntry[] = [];
    let last = cursor === undefined ? '' : placeOf(cursor);
    for (let at = this.from(`${last}\0`); at < this.items.length; at += 1) {
      const item = this.items[at];
      if (!item || !fits(item)) continue;
      if (entries.length === limit) return { entries, cursor: cursorOf(last) };
      entries.push(item.entry);
      last = item.place;
    }
    return { entries };
  }

  /** Where the first stands that does not come before that place. */
  private from(place: string): number {
    let [low, high] = [0, this.items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.items[middle]?.place ?? '') < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function itemOf(entry: DirectoryEntry): Item {
  const { kind, id, name = '', address = '' } = entry;
  const place = `${ENTRY_KINDS.indexOf(kind)}${[...folded(name || id)].slice(0, SORTED_BY).join('')}\n${id}`;
  return { place, text: folded(`${name}\n${id}\n${address}`), entry };
}

const cursorOf = (place: string) => Buffer.from(place).toString('base64url');

function placeOf(cursor: string): string {
  const place = Buffer.from(cursor, 'base64url').toString();
  if (cursorOf(place) === cursor && /^\d[^\n]*\n./su.test(place)) return place;
  throw new InvalidMessageError([NO_CURSOR]);
}
