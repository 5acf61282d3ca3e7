import { CAPABILITIES, type Capability } from '../port/capability.js';

/** What the simulator can do: all there is. */
export const SIMULATOR_CAPABILITIES: readonly Capability[] = CAPABILITIES;
