import type { CtiProviderContext } from '../cti/port/cti-provider-factory.js';
import { RandomIds } from '../runtime/random-ids.js';
import { SystemClock } from '../runtime/system-clock.js';

/** What a factory is given, with the machine's time: for a provider that is tried outside of the processor. */
export function providerContext(options: CtiProviderContext['options'], service = 'tried'): CtiProviderContext {
  return { service, options, production: false, clock: new SystemClock(), ids: new RandomIds() };
}
