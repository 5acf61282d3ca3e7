import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import type { CtiService } from '../cti/cti-service.js';
import {
  INSTANCE_DIRECTORY,
  type InstanceDirectory,
  type InstanceRecord,
  type ServiceAtInstance,
} from '../instances/instance-directory.js';
import { SessionService } from '../sessions/session.service.js';

/** Tells the other instances how this one's services are. */
@Injectable()
export class OwnInstance implements OnApplicationBootstrap {
  private readonly stopListening: () => void;

  constructor(
    @Inject(INSTANCE_DIRECTORY) private readonly directory: InstanceDirectory,
    private readonly sessions: SessionService,
    private readonly registry: CtiRegistry,
  ) {
    this.stopListening = registry.onChange(() => this.directory.changed());
  }

  onApplicationBootstrap(): void {
    this.directory.join(() => this.report());
  }

  /** The others are told that this one is gone. */
  async leave(): Promise<void> {
    this.stopListening();
    await this.directory.leave();
  }

  /** How a service is here, now. */
  of({ id, status }: CtiService): ServiceAtInstance {
    return { status, sessions: this.sessions.countOf(id) };
  }

  private report(): InstanceRecord['services'] {
    return Object.fromEntries(this.registry.services().map((service) => [service.id, this.of(service)]));
  }
}
