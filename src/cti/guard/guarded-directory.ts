import type { CtiDirectory, CtiDirectoryListener, CtiEntry } from '../port/cti-directory.js';
import { DIRECTORY_REPORT, ENTRIES } from './fact-shapes.js';
import type { ProviderGuard } from './provider-guard.js';

/** A provider's directory, asked and heard through the guard. */
export class GuardedDirectory implements CtiDirectory {
  private readonly heard = new Map<CtiDirectoryListener, CtiDirectoryListener>();

  constructor(
    private readonly inner: CtiDirectory,
    private readonly guard: ProviderGuard,
  ) {}

  list(): Promise<readonly CtiEntry[]> {
    return this.guard.ask('list', () => this.inner.list(), ENTRIES);
  }

  /** @throws what the provider throws */
  watch(listener: CtiDirectoryListener): void {
    const heard: CtiDirectoryListener = (report) =>
      this.guard.told('a directory report', report, DIRECTORY_REPORT, listener);
    this.guard.run(() => this.inner.watch(heard));
    this.heard.set(listener, heard);
  }

  unwatch(listener: CtiDirectoryListener): void {
    const heard = this.heard.get(listener);
    this.heard.delete(listener);
    if (heard) this.guard.quietly(() => this.inner.unwatch(heard));
  }
}
