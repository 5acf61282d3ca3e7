import { methodOf } from '../../src/conformance/capabilities/method-of.js';
import { CAPABILITIES, isOfSession, type Capability } from '../../src/cti/port/capability.js';
import type { CtiProvider } from '../../src/cti/port/cti-provider.js';
import { CtiSession } from '../../src/cti/port/cti-session.js';

/** The provider, as it were if it had no more than these capabilities. */
export function claimingOnly(provider: CtiProvider, capabilities: readonly Capability[]): CtiProvider {
  const open: CtiProvider['open'] = async (request, listener) => {
    const session = await provider.open(request, listener);
    for (const one of CAPABILITIES.filter(isOfSession)) {
      const name = methodOf(one);
      if (!capabilities.includes(one)) Object.defineProperty(session, name, { value: CtiSession.prototype[name] });
    }
    return session;
  };
  const { vendor, version } = provider;
  return {
    vendor,
    version,
    capabilities,
    open,
    start: (listener) => provider.start(listener),
    stop: () => provider.stop(),
  };
}
