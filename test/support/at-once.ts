import type { Pace } from '../../src/runtime/pace.js';

/** A pace for tests in which all happens in one turn. */
export const AT_ONCE: Pace = {
  run(action) {
    action();
    return () => undefined;
  },
};
