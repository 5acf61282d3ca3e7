import type { DirectoryEntry } from '../../protocol/objects/directory-entry.js';

/** What clients know an entry by. */
export type EntryName = Pick<DirectoryEntry, 'kind' | 'id'>;

/** The same as one word. */
export const entryKey = ({ kind, id }: EntryName): string => `${kind} ${id}`;
