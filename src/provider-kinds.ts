import { AsteriskModule } from './cti/asterisk/asterisk.module.js';
import { AsteriskProviderFactory } from './cti/asterisk/asterisk-provider-factory.js';
import type { CtiProviderKind } from './cti/cti.module.js';
import { SimulatorModule } from './cti/simulator/simulator.module.js';
import { SimulatorProviderFactory } from './cti/simulator/simulator-provider-factory.js';

/** The kinds of provider that come with the package; whatever else a service names comes from outside. */
export const PROVIDER_KINDS: readonly CtiProviderKind[] = [
  { kind: 'simulator', module: SimulatorModule, factory: SimulatorProviderFactory },
  { kind: 'asterisk', module: AsteriskModule, factory: AsteriskProviderFactory },
];
