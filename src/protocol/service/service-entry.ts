import { Type } from 'class-transformer';
import { Equals, IsDefined, IsIn, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ServiceCapabilities } from './service-capabilities.js';
import { InteractionProcessorInformation, ServiceInformation } from './service-information.js';
import { SERVICE_STATUSES, type ServiceStatus } from './service-status.js';

export const SERVICE_TYPES = ['InteractionProcessor', 'ServiceMonitor'] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

/** How a service is, and since when. */
export class ServiceState {
  @IsIn(SERVICE_STATUSES) readonly status!: ServiceStatus;
  /** ISO 8601 */
  @IsISO8601() readonly since!: string;
  /** why it is not in service */
  @IsOptional() @IsString() readonly reason?: string;
}

/** What the entries of the service catalogue have in common. */
export class AnyServiceEntry {
  @IsString() readonly id!: string;
  @IsString() readonly name!: string;
  @IsIn(SERVICE_TYPES) readonly type!: ServiceType;
  @IsDefined() @ValidateNested() @Type(() => ServiceState) readonly serviceStatus!: ServiceState;
}

/** The one service that tells of the others. */
export class ServiceMonitorEntry extends AnyServiceEntry {
  @Equals('ServiceMonitor') declare readonly type: 'ServiceMonitor';
  @IsDefined() @ValidateNested() @Type(() => ServiceInformation) readonly information!: ServiceInformation;
}

/** A service on which agents work. */
export class InteractionProcessorEntry extends AnyServiceEntry {
  @Equals('InteractionProcessor') declare readonly type: 'InteractionProcessor';
  @IsDefined()
  @ValidateNested()
  @Type(() => InteractionProcessorInformation)
  readonly information!: InteractionProcessorInformation;
  @IsDefined() @ValidateNested() @Type(() => ServiceCapabilities) readonly capabilities!: ServiceCapabilities;
}

/** One entry of the service catalogue. */
export type ServiceEntry = ServiceMonitorEntry | InteractionProcessorEntry;

const CLASSES: Readonly<Record<ServiceType, new () => ServiceEntry>> = {
  InteractionProcessor: InteractionProcessorEntry,
  ServiceMonitor: ServiceMonitorEntry,
};

/** A property that holds an entry or a list of them, each of the class of its type. */
export function ServiceEntries(): PropertyDecorator {
  const subTypes = Object.entries(CLASSES).map(([name, value]) => ({ name, value }));
  const discriminator = { property: 'type', subTypes };
  return Type(() => AnyServiceEntry, { discriminator, keepDiscriminatorProperty: true });
}
