import type { Cause } from '../cause.js';
import type { InstanceEntry } from './instance-entry.js';
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
  readonly resource: string;
  /**
   * `override`: another client took it over; `clientlost`: this one reads too slowly, and may bind again; `shutdown`: this instance
   * goes
   */
  readonly cause: Cause;
  /** with `shutdown`: the other instances that have the service */
  readonly instances?: readonly InstanceEntry[];
  /** for people */
  readonly reason?: string;
}
