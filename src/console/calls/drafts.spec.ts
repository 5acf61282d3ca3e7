import { describe, expect, it } from '@jest/globals';
import { Drafts } from './drafts.js';

class MapStorage {
  readonly items = new Map<string, string>([['other', '1']]);
  full = false;
  get length(): number {
    return this.items.size;
  }
  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.full) throw new Error('full');
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

describe('drafts of notes', () => {
  const draftOf = (drafts: Drafts) => drafts.all.value.get('s.tel.i1');

  it('survive a reload, and are gone when what was typed is what stands there', () => {
    const storage = new MapStorage();
    new Drafts(storage).write('s.tel.i1', 'calls ba', 'calls');
    const drafts = new Drafts(storage);
    expect(draftOf(drafts)).toEqual({ text: 'calls ba', base: 'calls' });
    drafts.write('s.tel.i1', 'calls', 'calls');
    expect([draftOf(drafts), storage.items.size]).toEqual([undefined, 1]);
  });

  it('keep what was typed while another was saved, and what was typed while the data changed', () => {
    const drafts = new Drafts(new MapStorage());
    drafts.write('s.tel.i1', 'one', '');
    drafts.write('s.tel.i1', 'one two', 'of a colleague');
    expect(draftOf(drafts)).toEqual({ text: 'one two', base: '' });
    drafts.saved('s.tel.i1', 'one');
    expect(draftOf(drafts)).toEqual({ text: 'one two', base: 'one' });
    drafts.saved('s.tel.i1', 'one two');
    expect(draftOf(drafts)).toBeUndefined();
  });

  it('go with their interactions', () => {
    const storage = new MapStorage();
    const drafts = new Drafts(storage);
    drafts.write('s.tel.i1', 'one', '');
    drafts.write('s.tel.i2', 'two', '');
    drafts.keepOnly(new Set(['s.tel.i2']));
    expect([...new Drafts(storage).all.value.keys()]).toEqual(['s.tel.i2']);
  });

  it('last as long as the page where storage is full, and pass over what is none', () => {
    const storage = new MapStorage();
    storage.items.set('interaction-processor.console.note.s.tel.i2', 'no JSON');
    storage.items.set('interaction-processor.console.note.s.tel.i3', '{"text":1}');
    storage.full = true;
    const drafts = new Drafts(storage);
    drafts.write('s.tel.i1', 'one', '');
    expect([...drafts.all.value.keys()]).toEqual(['s.tel.i1']);
  });
});
