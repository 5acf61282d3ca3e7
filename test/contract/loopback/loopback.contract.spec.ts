import { describeCtiProvider } from '../cti-provider.contract.js';
import type { ProviderUnderTest } from '../far-end.js';
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

describeCtiProvider('loopback', create, { claims: LOOPBACK_CAPABILITIES });
