import type { CtiDirectoryReport, CtiEntry, CtiEntryName } from '../../port/cti-directory.js';

/** What has been told of each entry. */
export class ToldEntries {
  private readonly told = new Map<string, { readonly text: string; readonly entry: CtiEntry }>();

  get all(): readonly CtiEntry[] {
    return [...this.told.values()].map(({ entry }) => entry);
  }

  /**
   * What is news of these.
   * @param now undefined for one that is not there
   */
  news(now: Iterable<readonly [CtiEntryName, CtiEntry | undefined]>): CtiDirectoryReport | undefined {
    const entries: CtiEntry[] = [];
    const removed: CtiEntryName[] = [];
    for (const [name, entry] of now) {
      if (entry && this.keep(entry)) entries.push(entry);
      if (!entry && this.told.delete(keyOf(name))) removed.push(name);
    }
    if (entries.length + removed.length === 0) return undefined;
    return { ...(entries.length > 0 ? { entries } : {}), ...(removed.length > 0 ? { removed } : {}) };
  }

  /** @returns false where it has been told like that */
  private keep(entry: CtiEntry): boolean {
    const key = keyOf(entry);
    const text = JSON.stringify(entry);
    if (this.told.get(key)?.text === text) return false;
    this.told.set(key, { text, entry });
    return true;
  }
}

const keyOf = (name: CtiEntryName): string => (name.kind === 'agent' ? `agent ${name.address}` : `queue ${name.id}`);
