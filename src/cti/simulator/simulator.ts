import type { SimulatorFaults } from './simulator-faults.js';
import type { SimulatorLink } from './simulator-link.js';
import type { SimulatorTrace } from './simulator-trace.js';
import type { SimSwitch } from './switch/sim-switch.js';

/** What can be worked by hand of a simulator: its switch, the link to it, the script of faults, and what it has carried out. */
export interface Simulator {
  readonly service: string;
  /** whether the control over HTTP answers */
  readonly control: boolean;
  readonly sim: SimSwitch;
  readonly link: SimulatorLink;
  readonly faults: SimulatorFaults;
  readonly trace: SimulatorTrace;
}
