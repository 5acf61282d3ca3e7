import { Type } from 'class-transformer';
import { Equals, IsArray, IsDefined, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Cause } from '../cause.js';
import { InstanceEntry } from './instance-entry.js';
import { ServiceEntries, type ServiceEntry } from './service-entry.js';

/** All services, once for each binding of the service monitor. */
export class ServiceListEvent {
  @Equals('serviceList') readonly eventType!: 'serviceList';
  @IsString() readonly service!: string;
  @IsArray() @ValidateNested({ each: true }) @ServiceEntries() readonly services!: readonly ServiceEntry[];
}

const OF_ONE = ['serviceAdded', 'serviceRemoved', 'serviceStatusChanged'] as const;

/** One service has come, gone or changed. */
export class ServiceChangeEvent {
  @IsIn(OF_ONE) readonly eventType!: (typeof OF_ONE)[number];
  @IsString() readonly service!: string;
  @IsDefined() @ValidateNested() @ServiceEntries() readonly entry!: ServiceEntry;
}

/** What the service monitor sends to the clients bound to it. */
export type ServiceMonitorEvent = ServiceListEvent | ServiceChangeEvent;

/** Told to a socket whose binding was taken from it. */
export class ResourceUnboundEvent {
  @Equals('resourceUnbound') readonly eventType!: 'resourceUnbound';
  @IsString() readonly resource!: string;
  /**
   * `override`: another client took it over; `clientlost`: this one reads too slowly, and may bind again; `shutdown`: this instance
   * goes
   */
  @IsDefined() @ValidateNested() @Type(() => Cause) readonly cause!: Cause;
  /** with `shutdown`: the other instances that have the service */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => InstanceEntry)
  readonly instances?: readonly InstanceEntry[];
  /** for people */
  @IsOptional() @IsString() readonly reason?: string;
}

export type ServiceEventType = (ServiceMonitorEvent | ResourceUnboundEvent)['eventType'];

/** Every event that is no session's, with the class of it. */
export const SERVICE_EVENTS: Readonly<Record<ServiceEventType, new () => object>> = {
  serviceList: ServiceListEvent,
  serviceAdded: ServiceChangeEvent,
  serviceRemoved: ServiceChangeEvent,
  serviceStatusChanged: ServiceChangeEvent,
  resourceUnbound: ResourceUnboundEvent,
};
