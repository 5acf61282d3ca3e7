import { Inject, Injectable } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import type { CtiService } from '../cti/cti-service.js';
import { CORE_SESSION_COMMANDS } from '../cti/port/capability.js';
import { UnknownNameError } from '../errors/desktop-errors.js';
import { ServiceUnavailableError } from '../errors/operator-errors.js';
import type { InteractionProcessorInformation, ServiceEntry } from '../protocol/service/service-entry.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';

/** Id, name and type of the one service that tells of the others. */
export const SERVICE_MONITOR = 'ServiceMonitor';

/** Every service of this processor, as `getServices` and the service monitor show it. */
@Injectable()
export class ServiceCatalogue {
  private readonly startedAt: number;

  constructor(
    private readonly registry: CtiRegistry,
    @Inject(SERVICES_SETTINGS) private readonly settings: ServicesSettings,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  /** @param type only the services of that type */
  entries(type?: string): ServiceEntry[] {
    const all = [this.monitorEntry(), ...this.registry.services().map((one) => this.entry(one))];
    return type === undefined ? all : all.filter((one) => one.type === type);
  }

  entry(service: CtiService): ServiceEntry {
    const { id, name, provider, status, since, reason, callModels } = service;
    return {
      id,
      name,
      type: 'InteractionProcessor',
      serviceStatus: { status, since: iso(since), ...(reason === undefined ? {} : { reason }) },
      information: { ...this.information(provider) },
      capabilities: {
        commands: [...CORE_SESSION_COMMANDS, ...provider.capabilities],
        models: callModels.map((model) => ({ name: model.name, channelTypes: model.channelTypes })),
      },
    };
  }

  /**
   * The interaction processor that a command means.
   * @param name id of the service; without it the only one in service is meant
   * @throws UnknownNameError, ServiceUnavailableError
   */
  processor(name: string | undefined): CtiService {
    const services = this.registry.services();
    const named = name === undefined ? services : services.filter((one) => one.id === name);
    if (named.length === 0) throw new UnknownNameError('UNKNOWN_SERVICE', 'interaction processor service');
    const [service, ...others] = named.filter((one) => one.inService);
    if (!service) {
      const [away] = named;
      throw new ServiceUnavailableError(undefined, { status: away?.status, reason: away?.reason });
    }
    if (others.length > 0) throw new UnknownNameError('UNKNOWN_SERVICE', 'single service in service: name one');
    return service;
  }

  private information({ vendor, version }: CtiService['provider']): InteractionProcessorInformation {
    return {
      vendor: this.settings.vendor,
      version: this.settings.version,
      'cti-vendor': vendor,
      'cti-version': version,
      'instance-domain': this.settings.instanceDomain,
    };
  }

  private monitorEntry(): ServiceEntry {
    const { vendor, version } = this.settings;
    return {
      id: SERVICE_MONITOR,
      name: SERVICE_MONITOR,
      type: 'ServiceMonitor',
      serviceStatus: { status: 'InService', since: iso(this.startedAt) },
      information: { vendor, version, 'instance-domain': this.settings.instanceDomain },
    };
  }
}

const iso = (time: number) => new Date(time).toISOString();
