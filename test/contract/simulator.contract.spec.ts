import { describeCtiProvider } from './cti-provider.contract.js';
import { simulatorUnderTest } from './simulator-under-test.js';

const PATIENCE_MS = 4000;

describeCtiProvider('simulator', () => simulatorUnderTest(PATIENCE_MS));
