import { describeCtiProvider } from '../../../src/conformance/describe-cti-provider.js';
import type { ProviderUnderTest } from '../../../src/conformance/far-end.js';
import type { FarEndPart } from '../../../src/conformance/far-end-part.js';
import { JEST_RUNNER } from '../../support/jest-runner.js';
import { LoopbackFarEnd } from './loopback-far-end.js';
import { LOOPBACK_CAPABILITIES, LoopbackProvider } from './loopback-provider.js';
import { LoopbackSwitch } from './loopback-switch.js';

const PATIENCE_MS = 2000;

async function create(): Promise<ProviderUnderTest> {
  const loop = new LoopbackSwitch();
  const provider = new LoopbackProvider(loop);
  const queues = ['loop'];
  return {
    provider,
    farEnd: new LoopbackFarEnd(loop, provider, PATIENCE_MS),
    agents: [
      { id: 'ann', extension: '1', queues },
      { id: 'bob', extension: '2', queues },
    ],
    patience: PATIENCE_MS,
    stop: () => provider.stop(),
  };
}

/** What a loop has not got; the tests that need it are left out. */
const LACKS: readonly FarEndPart[] = [
  'a device that can be off',
  'a number that is silent',
  'a lost answer',
  'a restart of the switch',
  'a spare device',
  'a record of dispositions',
  'a transfer at the device',
  'a consultation at the device',
];

describeCtiProvider('loopback', create, { claims: LOOPBACK_CAPABILITIES, lacks: LACKS, runner: JEST_RUNNER });
