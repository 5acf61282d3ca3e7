import type { ChannelType } from '../objects/object-states.js';
import type { InstanceEntry } from './instance-entry.js';
import type { ServiceStatus } from './service-status.js';

export const SERVICE_TYPES = ['InteractionProcessor', 'ServiceMonitor'] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

/** What every service tells about itself. */
export interface ServiceInformation {
  readonly vendor: string;
  readonly version: string;
  readonly 'instance-domain': string;
}

/** What every interaction processor tells about itself. */
export interface InteractionProcessorInformation extends ServiceInformation {
  readonly 'cti-vendor': string;
  readonly 'cti-version': string;
  /** all that live and have this service, the one that tells first */
  readonly instances: readonly InstanceEntry[];
}

/** A call model as a desktop sees it before sign-in. */
export interface CallModelEntry {
  readonly name: string;
  readonly channelTypes: readonly ChannelType[];
}

/** What can be done there, as data, so that a desktop can be drawn before sign-in. */
export interface ServiceCapabilities {
  readonly commands: readonly string[];
  readonly models: readonly CallModelEntry[];
}

/** One entry of the service catalogue. */
export interface ServiceEntry {
  readonly id: string;
  readonly name: string;
  readonly type: ServiceType;
  readonly serviceStatus: { readonly status: ServiceStatus; readonly since: string; readonly reason?: string };
  readonly information: ServiceInformation | InteractionProcessorInformation;
  readonly capabilities?: ServiceCapabilities;
}
