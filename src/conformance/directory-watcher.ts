import type {
  CtiDirectory,
  CtiDirectoryListener,
  CtiDirectoryReport,
  CtiEntry,
  CtiEntryName,
} from '../cti/port/cti-directory.js';
import { Signal } from './signal.js';

/** What an entry is known by, as one word. */
export const nameOf = (entry: CtiEntryName): string =>
  entry.kind === 'agent' ? `agent ${entry.address}` : `queue ${entry.id}`;

/** Watches a directory, and keeps what its reports add up to. */
export class DirectoryWatcher {
  readonly reports: CtiDirectoryReport[] = [];
  readonly known = new Map<string, CtiEntry>();
  private readonly signal = new Signal();

  /** @param patience milliseconds */
  constructor(
    private readonly directory: CtiDirectory,
    private readonly patience: number,
  ) {}

  readonly listener: CtiDirectoryListener = (report) => {
    this.reports.push(report);
    for (const entry of report.entries ?? []) this.known.set(nameOf(entry), entry);
    for (const name of report.removed ?? []) this.known.delete(nameOf(name));
    this.signal.changed();
  };

  begin(): void {
    this.directory.watch(this.listener);
  }

  end(): void {
    this.directory.unwatch(this.listener);
  }

  /** Resolves once an entry is known of which that is so. */
  until(is: (entry: CtiEntry) => boolean, what: string): Promise<CtiEntry> {
    const look = () => [...this.known.values()].find(is);
    return this.signal.until(look, this.patience, () => `${what}; told: ${JSON.stringify([...this.known.values()])}`);
  }
}
