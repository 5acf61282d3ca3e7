import { DEFAULT_CALL_MODEL, type CallModel } from '../../src/cti/port/call-model.js';
import type { CtiLink, CtiProvider } from '../../src/cti/port/cti-provider.js';
import type { Simulator } from '../../src/cti/simulator/simulator.js';
import { SimulatorDirectory } from '../../src/cti/simulator/simulator-directory.js';
import { SimulatorProviderFactory } from '../../src/cti/simulator/simulator-provider-factory.js';
import { FakeClock } from '../support/fake-clock.js';
import { Desk } from '../../src/conformance/desk.js';

const PATIENCE_MS = 1000;

/** A started simulator whose time a test moves on. */
export class Simulated {
  readonly links: CtiLink[] = [];

  private constructor(
    readonly clock: FakeClock,
    readonly provider: CtiProvider,
    readonly simulator: Simulator,
  ) {}

  /** @param options as in the configuration */
  static async start(options: Readonly<Record<string, unknown>> = {}): Promise<Simulated> {
    const directory = new SimulatorDirectory();
    const clock = new FakeClock();
    const ids = { next: () => 'not-used' };
    const context = { service: 'sim', options, production: false, clock, ids };
    const provider = new SimulatorProviderFactory(directory).create(context);
    const simulator = directory.find();
    if (!simulator) throw new Error('the factory tells the directory of each simulator');
    const made = new Simulated(clock, provider, simulator);
    await provider.start({ link: (link) => made.links.push(link) });
    return made;
  }

  /** the model that `open` signs in with by default */
  readonly model = DEFAULT_CALL_MODEL;

  get sim(): Simulator['sim'] {
    return this.simulator.sim;
  }

  /** Signs the agent of that id in, at the device of the same number. */
  open(id: string, model: Partial<CallModel> = {}): Promise<Desk> {
    const agent = { id, name: `Agent ${id}`, extension: id, queues: ['support'] };
    return Desk.open(this.provider, agent, PATIENCE_MS, { ...DEFAULT_CALL_MODEL, ...model });
  }

  async openReady(id: string, model: Partial<CallModel> = {}): Promise<Desk> {
    const desk = await this.open(id, model);
    await desk.ready();
    return desk;
  }
}
