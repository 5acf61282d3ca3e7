import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CtiRegistry } from '../cti/cti-registry.js';
import type { CtiService } from '../cti/cti-service.js';
import { INSTANCE_DIRECTORY, type InstanceDirectory } from '../instances/instance-directory.js';
import type { ServiceMonitorEvent } from '../protocol/service/service-event.js';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { PACE, type Pace } from '../runtime/pace.js';
import { InstanceLists } from './instance-lists.js';
import { InstanceNews } from './instance-news.js';
import { SERVICE_MONITOR, ServiceCatalogue } from './service-catalogue.js';

type Subscriber = (event: ServiceMonitorEvent) => void;

/** Tells its clients which services there are and how they are. */
@Injectable()
export class ServiceMonitor implements OnApplicationShutdown {
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly stopListening: readonly (() => void)[];
  private readonly news: InstanceNews;

  constructor(
    private readonly catalogue: ServiceCatalogue,
    @Inject(PACE) private readonly pace: Pace,
    @Inject(CLOCK) clock: Clock,
    @Inject(INSTANCE_DIRECTORY) directory: InstanceDirectory,
    registry: CtiRegistry,
    instances: InstanceLists,
  ) {
    const changed = (service: CtiService) => this.changed(service);
    this.stopListening = [registry.onChange(changed), registry.onOffer(changed)];
    const elsewhere = () => registry.services().map((one) => [one, instances.elsewhere(one)] as const);
    this.news = new InstanceNews(clock, directory, elsewhere, changed);
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

  /** This instance has no services any more, others may. Nothing is told of them from then on. */
  withdraw(): void {
    this.stop();
    for (const entry of this.catalogue.entries('InteractionProcessor')) {
      this.tell({ eventType: 'serviceRemoved', service: SERVICE_MONITOR, entry });
    }
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  private stop(): void {
    for (const stop of this.stopListening) stop();
    this.news.stop();
  }

  private changed(service: CtiService): void {
    const entry = this.catalogue.entry(service);
    this.tell({ eventType: 'serviceStatusChanged', service: SERVICE_MONITOR, entry });
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
