import type { Cause } from '../cause.js';
import type { ServiceEntry } from './service-entry.js';

/** What the service monitor sends to the clients bound to it. */
export type ServiceMonitorEvent =
  | { readonly eventType: 'serviceList'; readonly service: string; readonly services: readonly ServiceEntry[] }
  | {
      readonly eventType: 'serviceAdded' | 'serviceRemoved' | 'serviceStatusChanged';
      readonly service: string;
      readonly entry: ServiceEntry;
    };

/** Told to a socket whose binding was taken from it. */
export interface ResourceUnboundEvent {
  readonly eventType: 'resourceUnbound';
  readonly service: string;
  readonly resource: string;
  readonly cause: Cause;
}
