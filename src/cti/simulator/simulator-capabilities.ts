import { CAPABILITIES, isOfSession, type Capability } from '../port/capability.js';

/** What the simulator can do. */
export const SIMULATOR_CAPABILITIES: readonly Capability[] = CAPABILITIES.filter(isOfSession);
