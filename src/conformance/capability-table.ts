import { CAPABILITIES, type Capability } from '../cti/port/capability.js';
import { CAPABILITY_ROWS } from './capabilities/capability-rows.js';

export interface CapabilityRow {
  /** in the terms of CSTA phase III */
  readonly service: string;
  readonly capability: Capability;
  readonly claimed: boolean;
}

/** What a provider with these capabilities can do, service by service; the order is the same for all. */
export function capabilityTable(capabilities: readonly Capability[]): readonly CapabilityRow[] {
  return CAPABILITIES.map((capability) => ({
    service: CAPABILITY_ROWS[capability].service,
    capability,
    claimed: capabilities.includes(capability),
  }));
}
