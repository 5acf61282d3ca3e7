import type { CtiDirectory, CtiDirectoryListener, CtiDirectoryReport, CtiEntry } from '../../../port/cti-directory.js';
import type { RemoteLink } from './remote-link.js';

/** Whom one may call at a switch that is a process of its own. */
export class RemoteDirectory implements CtiDirectory {
  private readonly listeners = new Set<CtiDirectoryListener>();

  constructor(private readonly link: Pick<RemoteLink, 'ask'>) {}

  list(): Promise<readonly CtiEntry[]> {
    return this.link.ask('list', {});
  }

  watch(listener: CtiDirectoryListener): void {
    this.listeners.add(listener);
  }

  unwatch(listener: CtiDirectoryListener): void {
    this.listeners.delete(listener);
  }

  tell(report: CtiDirectoryReport): void {
    for (const listener of this.listeners) listener(report);
  }
}
