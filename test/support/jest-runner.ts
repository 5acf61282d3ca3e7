import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import type { TestRunner } from '../../src/conformance/test-runner.js';

/** The kit's tests as Jest's. */
export const JEST_RUNNER: TestRunner = { describe, it, beforeAll, afterEach, afterAll };
