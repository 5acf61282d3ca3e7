import { isOfSession, type Capability } from '../../src/cti/port/capability.js';
import type { CtiProvider } from '../../src/cti/port/cti-provider.js';
import { directoryMethodOf, methodOf } from '../../src/conformance/capabilities/method-of.js';

const NOTHING = { channel: 'none', interaction: 'none', conversation: 'none' };

/** The provider, as it were if that capability said yes to everything and did nothing. */
export function claimingFalsely(provider: CtiProvider, capability: Capability): CtiProvider {
  return Object.assign(Object.create(provider) as CtiProvider, changed(provider, capability));
}

function changed(provider: CtiProvider, capability: Capability): Partial<CtiProvider> {
  if (isOfSession(capability)) {
    const open: CtiProvider['open'] = async (request, listener) => {
      const session = await provider.open(request, listener);
      return Object.defineProperty(session, methodOf(capability), { value: () => Promise.resolve(NOTHING) });
    };
    return { open };
  }
  if (!provider.directory) throw new Error('there is no directory');
  const directory = Object.create(provider.directory) as typeof provider.directory;
  return { directory: Object.assign(directory, { [directoryMethodOf(capability)]: () => Promise.resolve([]) }) };
}
