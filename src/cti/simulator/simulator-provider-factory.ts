import { Injectable } from '@nestjs/common';
import type { CtiProvider } from '../port/cti-provider.js';
import type { CtiProviderContext, CtiProviderFactory } from '../port/cti-provider-factory.js';
import { providerOptions } from '../port/provider-options.js';
import { SimulatorDirectory } from './simulator-directory.js';
import { SimulatorFaults } from './simulator-faults.js';
import { SimulatorLink } from './simulator-link.js';
import { SimulatorProvider } from './simulator-provider.js';
import { SimulatorOptions } from './simulator.options.js';
import { SimSwitch } from './switch/sim-switch.js';

/** Makes simulators, each with a switch of its own. */
@Injectable()
export class SimulatorProviderFactory implements CtiProviderFactory {
  readonly kind = 'simulator';

  constructor(private readonly directory: SimulatorDirectory) {}

  create({ service, options: raw, production, clock }: CtiProviderContext): CtiProvider {
    const options = providerOptions(SimulatorOptions, raw, `services.${service}.options`);
    const faults = new SimulatorFaults();
    const sim = new SimSwitch(options, clock);
    const link = new SimulatorLink(faults, options, clock, () => sim.restart());
    this.directory.add({ service, control: options.control ?? !production, sim, link, faults });
    return new SimulatorProvider(sim, link, faults, clock);
  }
}
