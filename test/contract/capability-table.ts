import type { Capability } from '../../src/cti/port/capability.js';
import { CSTA_SERVICES } from './csta-services.js';

export interface CapabilityRow {
  /** in the terms of CSTA phase III */
  readonly service: string;
  readonly capability: Capability;
  readonly claimed: boolean;
}

/** What a provider with these capabilities can do, service by service; the order is the same for all. */
export function capabilityTable(capabilities: readonly Capability[]): readonly CapabilityRow[] {
  return CSTA_SERVICES.map(([service, capability]) => ({
    service,
    capability,
    claimed: capabilities.includes(capability),
  }));
}
