import { describe, expect, it } from '@jest/globals';
import { InvalidMessageError } from '../../errors/desktop-errors.js';
import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';
import type { DirectoryData } from '../../protocol/session/directory.dto.js';
import { EntryIndex } from './entry-index.js';

const contact = (id: string, name: string, address = `+${id}`): DirectoryEntry => ({
  kind: 'contact',
  id,
  name,
  address,
});
const queue = (id: string): DirectoryEntry => ({ kind: 'queue', id, waiting: 0, ready: 0 });

function indexOf(...entries: readonly DirectoryEntry[]): EntryIndex {
  const index = new EntryIndex();
  for (const entry of entries) index.put(entry);
  return index;
}

const found = (index: EntryIndex, data: DirectoryData) => index.search(data).entries.map(({ id }) => id);

describe('EntryIndex', () => {
  it('sorts by kind, then by name whatever case and accents, then by id', () => {
    const index = indexOf(
      contact('3', 'Émile'),
      contact('1', 'zoe'),
      contact('2', 'emile'),
      queue('sales'),
      contact('4', 'Adam'),
    );
    expect(found(index, {})).toEqual(['sales', '4', '2', '3', '1']);
  });

  it.each([
    ['emile', ['2', '3']],
    ['MÜLL', ['5']],
    ['STRASSE', ['6']],
    ['straße', ['6']],
    ['karl mull', ['5']],
    ['mull adam', []],
    ['4989', ['5']],
    ['  ', ['2', '3', '5', '6']],
    ['.*', []],
  ])('finds for %j what has each of the words', (query, ids) => {
    const index = indexOf(
      contact('3', 'Émile'),
      contact('2', 'emile'),
      contact('5', 'Karl Müller', '+4989'),
      contact('6', 'Straße'),
    );
    expect(found(index, { query })).toEqual(ids);
  });

  it('goes on by its cursor, whatever comes and goes meanwhile', () => {
    const names = Array.from({ length: 40 }, (_, n) => contact(`c${n}`, `Name ${n % 7}`));
    const index = indexOf(...names);
    const seen: string[] = [];
    let page = index.search({ limit: 3 });
    for (let n = 0; ; n += 1) {
      seen.push(...page.entries.map(({ id }) => id));
      if (page.cursor === undefined) break;
      // The one that the cursor stands on goes, and others come on both sides of it.
      index.put(contact(`x${n}`, `Name ${n % 7}`));
      const [last] = seen.slice(-1);
      if (n % 2 === 0 && last) index.remove({ kind: 'contact', id: last });
      page = index.search({ limit: 3, cursor: page.cursor });
    }
    const standing = seen.filter((id) => id.startsWith('c'));
    expect(new Set(seen).size).toBe(seen.length);
    expect(standing.toSorted()).toEqual(names.map(({ id }) => id).toSorted());
  });

  it('has an entry once, at the place of the name that it has now, and no cursor where nothing follows', () => {
    const index = indexOf(contact('1', 'Zoe'), contact('2', 'Max'));
    index.put(contact('1', 'Ann'));
    expect(index.search({ limit: 2 })).toEqual({ entries: [contact('1', 'Ann'), contact('2', 'Max')] });
  });

  it('looks for eight words and refuses more', () => {
    const index = indexOf(contact('1', 'a b c d e f g h'));
    expect(found(index, { query: 'a b c d e f g h a b' })).toEqual(['1']);
    expect(() => index.search({ query: 'a b c d e f g h i' })).toThrow(InvalidMessageError);
  });

  it('leaves nobody out whose long name parts a character where the order does not look any more', () => {
    const long = (last: string) => `${'x'.repeat(63)}${last}`;
    const index = indexOf(contact('1', long('😀a')), contact('2', long('😀b')), contact('3', long('z')));
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = index.search({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.entries.map(({ id }) => id));
      if ((cursor = page.cursor) === undefined) break;
    }
    expect(seen.toSorted()).toEqual(['1', '2', '3']);
  });

  it.each(['', 'none', '####', Buffer.from('nothing').toString('base64url')])(
    'refuses %j, which is no cursor',
    (cursor) => {
      expect(() => indexOf().search({ cursor })).toThrow(InvalidMessageError);
    },
  );
});
