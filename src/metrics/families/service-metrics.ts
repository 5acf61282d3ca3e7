import type { CtiRegistry } from '../../cti/cti-registry.js';
import { SERVICE_STATUSES } from '../../protocol/service/service-status.js';
import type { Family } from '../family.js';
import type { Instruments } from '../instruments.js';

/** How the services are, and since when. */
export function serviceMetrics(make: Instruments, registry: Pick<CtiRegistry, 'services'>): Family {
  const up = make.gauge('service_up', '1: in service, its switch is there', ['service']);
  const status = make.gauge('service_status', '1 at the status that it has', ['service', 'status']);
  const since = make.gauge('service_status_since_timestamp_seconds', 'Since when it has that status', ['service']);
  return {
    read() {
      for (const service of registry.services()) {
        const { id } = service;
        up.set({ service: id }, service.inService ? 1 : 0);
        since.set({ service: id }, service.since / 1000);
        for (const one of SERVICE_STATUSES) status.set({ service: id, status: one }, service.status === one ? 1 : 0);
      }
    },
  };
}
