import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import type { ServiceMonitorEvent } from '../protocol/service/service-event.js';
import { PACE, type Pace } from '../runtime/pace.js';
import { SERVICE_MONITOR, ServiceCatalogue } from './service-catalogue.js';

type Subscriber = (event: ServiceMonitorEvent) => void;

/** Tells its clients which services there are and how they are. */
@Injectable()
export class ServiceMonitor implements OnApplicationShutdown {
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly stopListening: () => void;

  constructor(
    private readonly catalogue: ServiceCatalogue,
    @Inject(PACE) private readonly pace: Pace,
    registry: CtiRegistry,
  ) {
    this.stopListening = registry.onChange((service) => {
      const entry = this.catalogue.entry(service);
      this.tell({ eventType: 'serviceStatusChanged', service: SERVICE_MONITOR, entry });
    });
  }

  /** The list comes first, once for each binding; binding again while bound changes nothing. */
  bind(client: string, subscriber: Subscriber): void {
    if (this.subscribers.has(client)) return;
    subscriber({ eventType: 'serviceList', service: SERVICE_MONITOR, services: this.catalogue.entries() });
    this.subscribers.set(client, subscriber);
  }

  unbind(client: string): void {
    this.subscribers.delete(client);
  }

  onApplicationShutdown(): void {
    this.stopListening();
  }

  /** To one after the other: there may be thousands. */
  private tell(event: ServiceMonitorEvent): void {
    for (const [client, subscriber] of this.subscribers) {
      this.pace.run(() => {
        if (this.subscribers.get(client) === subscriber) subscriber(event);
      });
    }
  }
}
