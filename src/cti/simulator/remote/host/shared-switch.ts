import type { SimulatorLink } from '../../simulator-link.js';
import type { SimulatorProvider } from '../../simulator-provider.js';
import type { SimSwitch } from '../../switch/sim-switch.js';

/** The one switch that all instances share. */
export interface SharedSwitch {
  readonly provider: SimulatorProvider;
  readonly sim: SimSwitch;
  readonly link: SimulatorLink;
  /** another one each time the process starts */
  readonly life: string;
}
