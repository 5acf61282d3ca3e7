import { RandomIds } from '../../src/runtime/random-ids.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { GuardedFactory } from '../../src/cti/guard/guarded-factory.js';
import { SimulatorDirectory } from '../../src/cti/simulator/simulator-directory.js';
import { SimulatorProviderFactory } from '../../src/cti/simulator/simulator-provider-factory.js';
import type { ProviderUnderTest } from '../../src/conformance/far-end.js';
import { HostedSwitch } from '../support/hosted-switch.js';
import { SimulatorFarEnd } from './simulator-far-end.js';

const OPTIONS = {
  latency: 1,
  replyTimeout: 1_000,
  dialSetup: 15,
  dialAnswer: 60_000,
  dialTimeout: 1_500,
  retryDelay: 20,
};

/** The same switch behind a link. @param patience in milliseconds */
export async function remoteSimulatorUnderTest(patience: number): Promise<ProviderUnderTest> {
  const hosted = await HostedSwitch.start(OPTIONS);
  const factory = new SimulatorProviderFactory(new SimulatorDirectory());
  const provider = new GuardedFactory(factory, { answerTimeout: 10_000 }).create({
    service: 'simulator',
    options: { url: hosted.url, replyTimeout: OPTIONS.replyTimeout },
    production: false,
    clock: new SystemClock(),
    ids: new RandomIds(),
  });
  const queues = ['support'];
  return {
    provider,
    farEnd: new SimulatorFarEnd(hosted.simulator, patience),
    agents: [
      { id: '1001', name: 'Agent One', extension: '1001', queues },
      { id: '1002', name: 'Agent Two', extension: '1002', queues },
    ],
    spareExtension: '1099',
    patience,
    stop: async () => {
      await provider.stop();
      await hosted.stop();
    },
  };
}
