import type { Capability } from '../../../src/cti/port/capability.js';
import { describeCtiProvider } from '../../../src/conformance/describe-cti-provider.js';
import type { ProviderUnderTest } from '../../../src/conformance/far-end.js';
import type { FarEndPart } from '../../../src/conformance/far-end-part.js';
import type { CtiProvider } from '../../../src/cti/port/cti-provider.js';
import { withWrapUp } from '../../../src/cti/wrap-up/with-wrap-up.js';
import { SystemClock } from '../../../src/runtime/system-clock.js';
import { claimingOnly } from '../claiming-only.js';
import { JEST_RUNNER } from '../../support/jest-runner.js';
import { LoopbackFarEnd } from './loopback-far-end.js';
import { LOOPBACK_CAPABILITIES, LoopbackProvider } from './loopback-provider.js';
import { LoopbackSwitch } from './loopback-switch.js';

const PATIENCE_MS = 2000;

/** @param as what becomes of the provider before it is tried */
async function create(
  capabilities = LOOPBACK_CAPABILITIES,
  as: (provider: CtiProvider) => CtiProvider = (provider) => provider,
): Promise<ProviderUnderTest> {
  const loop = new LoopbackSwitch();
  const provider = new LoopbackProvider(loop, capabilities);
  const queues = ['loop'];
  return {
    provider: as(provider),
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

const options = { lacks: LACKS, runner: JEST_RUNNER };
const withoutWork = LOOPBACK_CAPABILITIES.filter((one) => one !== 'interaction.complete');
const keepingIt = (provider: CtiProvider) => withWrapUp(provider, new SystemClock());

describeCtiProvider('loopback', () => create(), { ...options, claims: LOOPBACK_CAPABILITIES });
describeCtiProvider('loopback without work after a contact', () => create(withoutWork), {
  ...options,
  claims: withoutWork,
});
describeCtiProvider(
  'the work after a contact, kept for a loopback that has none',
  () => create(withoutWork, keepingIt),
  {
    ...options,
    claims: LOOPBACK_CAPABILITIES,
  },
);

/** What is claimed is what is tried: the kit needs nothing else. */
const FEW: Readonly<Record<string, readonly Capability[]>> = {
  'a loopback that only rings': ['channel.ready'],
  'a loopback that can do nothing': [],
};

for (const [name, claims] of Object.entries(FEW)) {
  const few = (provider: CtiProvider) => claimingOnly(provider, claims);
  describeCtiProvider(name, () => create(withoutWork, few), { ...options, claims });
}
