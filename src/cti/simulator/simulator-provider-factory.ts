import { Injectable } from '@nestjs/common';
import type { CtiProvider } from '../port/cti-provider.js';
import type { CtiProviderContext, CtiProviderFactory } from '../port/cti-provider-factory.js';
import { providerOptions } from '../port/provider-options.js';
import { RemoteSimulatorProvider } from './remote/instance/remote-simulator-provider.js';
import { SimulatorDirectory } from './simulator-directory.js';
import { simulatorParts } from './simulator-parts.js';
import { SimulatorOptions } from './simulator.options.js';

/** Makes simulators, each with a switch of its own, or with the one that is a process of its own. */
@Injectable()
export class SimulatorProviderFactory implements CtiProviderFactory {
  readonly kind = 'simulator';

  constructor(private readonly directory: SimulatorDirectory) {}

  create({ service, options: raw, production, clock, ids }: CtiProviderContext): CtiProvider {
    const options = providerOptions(SimulatorOptions, raw, `services.${service}.options`);
    const { url, replyTimeout } = options;
    if (url !== undefined) return new RemoteSimulatorProvider({ url, replyTimeout }, clock, ids);
    const control = options.control ?? !production;
    // Where nobody can ask for it, nothing is kept.
    const { provider, ...parts } = simulatorParts(control ? options : { ...options, trace: 0 }, clock);
    this.directory.add({ service, control, ...parts });
    return provider;
  }
}
