import { describeCtiProvider } from '../../src/conformance/describe-cti-provider.js';
import { SIMULATOR_CAPABILITIES } from '../../src/cti/simulator/simulator-capabilities.js';
import { JEST_RUNNER } from '../support/jest-runner.js';
import { remoteSimulatorUnderTest } from './remote-simulator-under-test.js';

const PATIENCE_MS = 4000;

describeCtiProvider('simulator over a link', () => remoteSimulatorUnderTest(PATIENCE_MS), {
  claims: SIMULATOR_CAPABILITIES,
  runner: JEST_RUNNER,
});
