import { AsteriskModule } from './cti/asterisk/asterisk.module.js';
import { asteriskParts } from './cti/asterisk/asterisk-parts.js';
import { AsteriskProviderFactory } from './cti/asterisk/asterisk-provider-factory.js';
import type { CtiProviderKind } from './cti/cti.module.js';
import { providerOptions } from './cti/port/provider-options.js';
import { SimulatorOptions } from './cti/simulator/simulator.options.js';
import { SimulatorModule } from './cti/simulator/simulator.module.js';
import { SimulatorProviderFactory } from './cti/simulator/simulator-provider-factory.js';

const simulator: CtiProviderKind['check'] = (options, prefix) => providerOptions(SimulatorOptions, options, prefix);

/** The kinds of provider that come with the package; whatever else a service names comes from outside. */
export const PROVIDER_KINDS: readonly CtiProviderKind[] = [
  { kind: 'simulator', module: SimulatorModule, factory: SimulatorProviderFactory, check: simulator },
  { kind: 'asterisk', module: AsteriskModule, factory: AsteriskProviderFactory, check: asteriskParts },
];
