import type { Clock } from '../../runtime/clock.js';
import { SimulatorFaults } from './simulator-faults.js';
import { SimulatorLink } from './simulator-link.js';
import { SimulatorProvider } from './simulator-provider.js';
import type { SimulatorOptions } from './simulator.options.js';
import { SimulatorTrace } from './simulator-trace.js';
import { SimSwitch } from './switch/sim-switch.js';

export interface SimulatorParts {
  readonly sim: SimSwitch;
  readonly link: SimulatorLink;
  readonly faults: SimulatorFaults;
  readonly trace: SimulatorTrace;
  readonly provider: SimulatorProvider;
}

/** A switch with what stands before it. @param life part of the ids of its calls, where it is not the first of its kind */
export function simulatorParts(options: SimulatorOptions, clock: Clock, life = ''): SimulatorParts {
  const faults = new SimulatorFaults();
  const sim = new SimSwitch(options, clock, life);
  const trace = new SimulatorTrace(options.trace);
  const link = new SimulatorLink(faults, options, clock, () => sim.restart(), trace);
  return { sim, link, faults, trace, provider: new SimulatorProvider(sim, link, faults, clock) };
}
