import type { CtiDirectory } from '../../cti/port/cti-directory.js';
import { UnsupportedError } from '../../errors/switch-errors.js';

/** What a provider without a directory has instead: everything is unsupported. */
export const NO_DIRECTORY: CtiDirectory = {
  list: () => Promise.reject(new UnsupportedError('session.directory')),
  watch: () => {
    throw new UnsupportedError('session.subscribe');
  },
  unwatch: () => {
    throw new UnsupportedError('session.unsubscribe');
  },
};
