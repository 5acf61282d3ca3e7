import type { DirectoryCapability, SessionCapability } from '../../cti/port/capability.js';
import type { CtiDirectory } from '../../cti/port/cti-directory.js';
import type { CtiSession } from '../../cti/port/cti-session.js';
import { ask } from './ask.js';

/** The method of the port by which a capability of sessions is asked for. */
export function methodOf(capability: SessionCapability): keyof CtiSession {
  const { proxy, called } = noting<CtiSession>();
  void ask(capability, proxy, 'none');
  return called();
}

/** The same of one of the directory. */
export function directoryMethodOf(capability: DirectoryCapability): keyof CtiDirectory {
  const { proxy, called } = noting<CtiDirectory>();
  void ask(capability, {} as CtiSession, 'none', { directory: proxy });
  return called();
}

function noting<T extends object>(): { readonly proxy: T; readonly called: () => keyof T } {
  let called: string | symbol = '';
  const get = (_: T, name: string | symbol) => () => {
    called = name;
    return Promise.resolve();
  };
  return { proxy: new Proxy({} as T, { get }), called: () => called as keyof T };
}
