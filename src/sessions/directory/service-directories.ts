import type { CtiRegistry } from '../../cti/cti-registry.js';
import type { CtiService } from '../../cti/cti-service.js';
import type { SessionEventName } from '../../protocol/session/session-event.js';
import type { Clock } from '../../runtime/clock.js';
import type { Session } from '../session.js';
import type { SessionSettings } from '../session-settings.js';
import type { KnownAgent } from './known-agent.js';
import { ServiceDirectory } from './service-directory.js';

/** The directories of all services. */
export class ServiceDirectories {
  private readonly all: ReadonlyMap<CtiService, ServiceDirectory>;

  constructor(registry: CtiRegistry, settings: SessionSettings, clock: Clock) {
    const made = registry.services().map((one) => [one, new ServiceDirectory(one, settings, clock)] as const);
    this.all = new Map(made);
  }

  /** @throws Error for a service that is not the registry's */
  of({ identity: { service } }: Session): ServiceDirectory {
    const found = this.all.get(service);
    if (!found) throw new Error(`${service.id} is no service of the registry`);
    return found;
  }

  /** Those who may sign in, at every service, in place of those before: colleagues see them also while they are not signed in. */
  know(agents: readonly KnownAgent[]): void {
    for (const directory of this.all.values()) directory.know(agents);
  }

  /** The phone book of all services, in place of the one before. */
  list(contacts: SessionSettings['contacts']): void {
    for (const directory of this.all.values()) directory.list(contacts);
  }

  linked(service: CtiService): void {
    this.all.get(service)?.linked();
  }

  stop(): void {
    for (const one of this.all.values()) one.stop();
  }

  /** The session's agent is followed from now on. */
  follow(session: Session): void {
    const directory = this.of(session);
    session.onTold = (name: SessionEventName) => {
      if (name === 'session.ended') directory.left(session);
      // It is told before it is away.
      else if (name === 'channel.removed')
        queueMicrotask(() => session.state === 'started' && directory.agentChanged(session));
      else if (name === 'session.initialized' || name.startsWith('channel.')) directory.agentChanged(session);
    };
  }
}
