import type { ServiceEntry } from '../protocol/service/service-entry.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import type { ResourceUnboundEvent, ServiceEventType, ServiceMonitorEvent } from '../protocol/service/service-event.js';

/** Whatever comes that is not of a session. */
export type ServiceEvent = ServiceMonitorEvent | ResourceUnboundEvent;

/** The one of that type. */
export type ServiceEventOf<T extends ServiceEventType, E = ServiceEvent> = E extends { readonly eventType: infer U }
  ? T extends U
    ? E
    : never
  : never;

/** What an event tells of the instances that have the service; undefined where it tells nothing of them. */
export function instancesOf(event: ServiceEvent): readonly InstanceEntry[] | undefined {
  if (event.eventType === 'resourceUnbound') return event.instances;
  const entries = event.eventType === 'serviceList' ? event.services : [event.entry];
  const told = entries.flatMap(({ information }: ServiceEntry) =>
    'instances' in information ? information.instances : [],
  );
  return told.length > 0 ? told : undefined;
}
