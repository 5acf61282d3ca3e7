import { Controller, Inject } from '@nestjs/common';
import type { CtiService } from '../cti/cti-service.js';
import { isoTime } from '../runtime/iso-time.js';
import { ADMIN_PARTS, type AdminParts } from './admin-parts.js';
import { InstancesAnswer, type InstanceReport } from './answers/instances.answer.js';
import { ServicesAnswer, type ServiceReport } from './answers/services.answer.js';
import { AdminOperation } from './operation.decorator.js';

/** The instances, and the services of this one. */
@Controller()
export class ServicesController {
  constructor(@Inject(ADMIN_PARTS) private readonly parts: AdminParts) {}

  @AdminOperation({
    id: 'getInstances',
    method: 'get',
    path: 'instances',
    role: 'read',
    summary: 'All instances that serve the same clients, as far as this one knows.',
    answer: InstancesAnswer,
  })
  instances(): InstancesAnswer {
    const { instances, instance, registry } = this.parts;
    const own = registry.services().map((one) => ({ id: one.id, ...instance.of(one) }));
    const here: InstanceReport = { ...instances.self, here: true, services: own };
    const others = instances.others().map(({ services, ...one }) => ({
      ...one,
      here: false,
      services: Object.entries(services).map(([id, there]) => ({ id, ...there })),
    }));
    return { shared: instances.shared, instances: [here, ...others] };
  }

  @AdminOperation({
    id: 'getServices',
    method: 'get',
    path: 'services',
    role: 'read',
    summary: 'The services of this instance, the links to their switches, and what stands behind them.',
    answer: ServicesAnswer,
  })
  services(): ServicesAnswer {
    return { services: this.parts.registry.services().map((one) => this.report(one)) };
  }

  private report(service: CtiService): ServiceReport {
    const { id, name, status, reason, since, linked, provider, callModels } = service;
    return {
      id,
      name,
      status,
      ...(reason === undefined ? {} : { reason }),
      since: isoTime(since),
      linked,
      sessions: this.parts.sessions.countOf(id),
      models: callModels.map((model) => model.name),
      provider: { vendor: provider.vendor, version: provider.version, capabilities: provider.capabilities },
    };
  }
}
