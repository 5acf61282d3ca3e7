import type { CtiRegistry } from '../cti/cti-registry.js';
import type { CtiService } from '../cti/cti-service.js';
import type { Pace } from '../runtime/pace.js';
import type { ServiceDirectories } from './directory/service-directories.js';
import type { SessionDirectory } from './session-directory.js';

/** Has sessions know when the link of their service goes and comes, until it is stopped. */
export class LinkWatch {
  readonly stop: () => void;

  constructor(
    registry: CtiRegistry,
    private readonly sessions: SessionDirectory,
    private readonly directories: ServiceDirectories,
    private readonly pace: Pace,
  ) {
    this.stop = registry.onChange((service) => this.changed(service));
  }

  /** Commands are refused, or taken, from this moment on; that it is so is told to one session after the other. */
  private changed(service: CtiService): void {
    const { inService, since, status } = service;
    if (!inService && status === 'Stopping') return;
    if (inService) this.directories.linked(service);
    for (const { session, lifecycle } of this.sessions.all()) {
      if (session.identity.service !== service) continue;
      if (!inService) lifecycle.linkLost();
      this.pace.run(() => (inService ? lifecycle.restore() : lifecycle.degrade(since)));
    }
  }
}
