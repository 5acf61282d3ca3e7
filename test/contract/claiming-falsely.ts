import type { Capability } from '../../src/cti/port/capability.js';
import type { CtiProvider } from '../../src/cti/port/cti-provider.js';
import { methodOf } from '../../src/conformance/capabilities/method-of.js';

const NOTHING = { channel: 'none', interaction: 'none', conversation: 'none' };

/** The provider, as it were if that capability said yes to everything and did nothing. */
export function claimingFalsely(provider: CtiProvider, capability: Capability): CtiProvider {
  const open: CtiProvider['open'] = async (request, listener) => {
    const session = await provider.open(request, listener);
    return Object.defineProperty(session, methodOf(capability), { value: () => Promise.resolve(NOTHING) });
  };
  return Object.assign(Object.create(provider) as CtiProvider, { open });
}
