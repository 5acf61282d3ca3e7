import { RandomIds } from '../../src/runtime/random-ids.js';
import { SystemClock } from '../../src/runtime/system-clock.js';
import { GuardedFactory } from '../../src/cti/guard/guarded-factory.js';
import { SimulatorDirectory } from '../../src/cti/simulator/simulator-directory.js';
import { SimulatorProviderFactory } from '../../src/cti/simulator/simulator-provider-factory.js';
import type { ProviderUnderTest } from '../../src/conformance/far-end.js';
import { SimulatorFarEnd } from './simulator-far-end.js';

/** @param patience in milliseconds */
export function simulatorUnderTest(patience: number): Promise<ProviderUnderTest> {
  const directory = new SimulatorDirectory();
  const factory = new SimulatorProviderFactory(directory);
  // As the house has it: the guard must not be noticed.
  const provider = new GuardedFactory(factory, { answerTimeout: 10_000 }).create({
    service: 'simulator',
    options: { latency: 1, replyTimeout: 1_000, dialSetup: 15, dialAnswer: 60_000, dialTimeout: 1_500, retryDelay: 20 },
    production: false,
    clock: new SystemClock(),
    ids: new RandomIds(),
  });
  const simulator = directory.find();
  if (!simulator) throw new Error('the factory tells the directory of each simulator');
  const queues = ['support'];
  return Promise.resolve({
    provider,
    farEnd: new SimulatorFarEnd(simulator, patience),
    agents: [
      { id: '1001', name: 'Agent One', extension: '1001', queues },
      { id: '1002', name: 'Agent Two', extension: '1002', queues },
    ],
    spareExtension: '1099',
    patience,
    stop: () => provider.stop(),
  });
}
