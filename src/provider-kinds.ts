import { AsteriskModule } from './cti/asterisk/asterisk.module.js';
import { AsteriskProviderFactory } from './cti/asterisk/asterisk-provider-factory.js';
import type { CtiProviderKind } from './cti/cti.module.js';
import { SimulatorModule } from './cti/simulator/simulator.module.js';
import { SimulatorProviderFactory } from './cti/simulator/simulator-provider-factory.js';

/** Every kind of provider that a service may name; another switch is one more line here. */
export const PROVIDER_KINDS: readonly CtiProviderKind[] = [
  { module: SimulatorModule, factory: SimulatorProviderFactory },
  { module: AsteriskModule, factory: AsteriskProviderFactory },
];
