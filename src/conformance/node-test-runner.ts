import { after, afterEach, before, describe, it } from 'node:test';
import type { TestRunner } from './test-runner.js';

/** The runner that comes with Node: `node --test`. */
export const NODE_TEST_RUNNER: TestRunner = {
  describe: (title, declare) => void describe(title, declare),
  it: (title, run, timeout) => void it(title, { timeout }, run),
  beforeAll: (run, timeout) => before(run, { timeout }),
  afterEach: (run, timeout) => afterEach(run, { timeout }),
  afterAll: (run, timeout) => after(run, { timeout }),
};
