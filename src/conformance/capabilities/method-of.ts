import type { Capability } from '../../cti/port/capability.js';
import type { CtiSession } from '../../cti/port/cti-session.js';
import { ask } from './ask.js';

/** The method of the port by which a capability is asked for. */
export function methodOf(capability: Capability): keyof CtiSession {
  let called: string | symbol = '';
  const session = new Proxy({} as CtiSession, {
    get: (_, name) => () => {
      called = name;
      return Promise.resolve();
    },
  });
  void ask(capability, session, 'none');
  return called as keyof CtiSession;
}
