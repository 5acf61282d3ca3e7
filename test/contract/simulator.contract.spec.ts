import { describeCtiProvider } from '../../src/conformance/describe-cti-provider.js';
import { JEST_RUNNER } from '../support/jest-runner.js';
import { simulatorUnderTest } from './simulator-under-test.js';

const PATIENCE_MS = 4000;

describeCtiProvider('simulator', () => simulatorUnderTest(PATIENCE_MS), { runner: JEST_RUNNER });
