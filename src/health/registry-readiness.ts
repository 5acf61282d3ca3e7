import { Injectable } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import type { Readiness, ServiceReadiness } from './readiness.js';

/** Ready as soon as one of the services can take an agent. */
@Injectable()
export class RegistryReadiness implements Readiness {
  constructor(private readonly registry: CtiRegistry) {}

  ready(): boolean {
    return this.registry.services().some((service) => service.inService);
  }

  services(): readonly ServiceReadiness[] {
    return this.registry
      .services()
      .map(({ id, status, reason }) => ({ id, status, ...(reason === undefined ? {} : { reason }) }));
  }
}
