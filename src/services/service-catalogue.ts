import { Inject, Injectable } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import type { CtiService } from '../cti/cti-service.js';
import { CORE_SESSION_COMMANDS } from '../cti/port/capability.js';
import { UnknownNameError } from '../errors/desktop-errors.js';
import { ServiceUnavailableError } from '../errors/operator-errors.js';
import type { ServiceEntry } from '../protocol/service/service-entry.js';
import type { InteractionProcessorInformation } from '../protocol/service/service-information.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import { InstanceLists } from './instance-lists.js';
import { SERVICES_SETTINGS, type ServicesSettings } from './services-settings.js';

/** Id, name and type of the one service that tells of the others. */
export const SERVICE_MONITOR = 'ServiceMonitor';

/** Every service of this processor, as `getServices` and the service monitor show it. */
@Injectable()
export class ServiceCatalogue {
  private readonly monitorEntry: ServiceEntry;
  /** the entry of each service, by the list of its instances, which is another one whenever the service is otherwise */
  private readonly made = new WeakMap<readonly InstanceEntry[], ServiceEntry>();

  constructor(
    private readonly registry: CtiRegistry,
    private readonly instances: InstanceLists,
    @Inject(SERVICES_SETTINGS) private readonly settings: ServicesSettings,
    @Inject(CLOCK) clock: Clock,
  ) {
    const { vendor, version, instanceDomain } = settings;
    this.monitorEntry = {
      id: SERVICE_MONITOR,
      name: SERVICE_MONITOR,
      type: 'ServiceMonitor',
      serviceStatus: { status: 'InService', since: iso(clock.now()) },
      information: { vendor, version, 'instance-domain': instanceDomain },
    };
  }

  /** @param type only the services of that type */
  entries(type?: string): ServiceEntry[] {
    const all = [this.monitorEntry, ...this.registry.services().map((one) => this.entry(one))];
    return type === undefined ? all : all.filter((one) => one.type === type);
  }

  entry(service: CtiService): ServiceEntry {
    const instances = this.instances.of(service);
    const known = this.made.get(instances);
    if (known) return known;
    const entry = this.make(service, instances);
    this.made.set(instances, entry);
    return entry;
  }

  private make(service: CtiService, instances: readonly InstanceEntry[]): ServiceEntry {
    const { id, name, provider, status, since, reason, callModels } = service;
    return {
      id,
      name,
      type: 'InteractionProcessor',
      serviceStatus: { status, since: iso(since), ...(reason === undefined ? {} : { reason }) },
      information: { ...this.information(provider), instances },
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

  /** @returns that id, if there is an interaction processor of it: what is asked for may be anything */
  known(id: string | undefined): string | undefined {
    return this.registry.services().find((one) => one.id === id)?.id;
  }

  private information({ vendor, version }: CtiService['provider']): Omit<InteractionProcessorInformation, 'instances'> {
    return {
      vendor: this.settings.vendor,
      version: this.settings.version,
      'cti-vendor': vendor,
      'cti-version': version,
      'instance-domain': this.settings.instanceDomain,
    };
  }
}

const iso = (time: number) => new Date(time).toISOString();
