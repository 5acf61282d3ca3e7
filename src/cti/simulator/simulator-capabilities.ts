import { CAPABILITIES, type Capability } from '../port/capability.js';

/** What the simulator can do: all there is, but for telephones in the browser. Its own are simulated: there is nothing to register at. */
export const SIMULATOR_CAPABILITIES: readonly Capability[] = CAPABILITIES.filter((one) => one !== 'session.phone');
