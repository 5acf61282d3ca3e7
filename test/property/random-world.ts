import { CtiRegistry } from '../../src/cti/cti-registry.js';
import { DEFAULT_CALL_MODEL, type CallModel } from '../../src/cti/port/call-model.js';
import type { Simulator } from '../../src/cti/simulator/simulator.js';
import { SimulatorDirectory } from '../../src/cti/simulator/simulator-directory.js';
import { SimulatorProviderFactory } from '../../src/cti/simulator/simulator-provider-factory.js';
import { SessionService } from '../../src/sessions/session.service.js';
import { AT_ONCE } from '../support/at-once.js';
import { FakeClock } from '../support/fake-clock.js';
import { SESSION_SETTINGS_OF_TESTS } from '../support/session-bench.js';
import { RandomAgent } from './random-agent.js';

export const SETTINGS = {
  ...SESSION_SETTINGS_OF_TESTS,
  journal: { events: 10_000, age: 3_600_000, bytes: 1e8, totalBytes: 1e9 },
  history: { entries: 100, age: 86_400_000, totalBytes: 33_554_432 },
};

/** Quick enough for a run of a hundred steps to get somewhere. */
const OPTIONS = { dialSetup: 5, dialAnswer: 40, retryDelay: 500 };

/** Two agents with their sessions on one simulator, and a clock that only the test moves on. */
export class RandomWorld {
  readonly clock = new FakeClock();
  readonly agents: RandomAgent[] = [];
  readonly simulator: Simulator;
  readonly registry: CtiRegistry;
  protected readonly sessions: SessionService;
  private ids = 0;

  /** @param latency milliseconds from a command to the switch */
  constructor(latency = 0) {
    const ids = { next: () => `id${(this.ids += 1)}` };
    const directory = new SimulatorDirectory();
    this.registry = new CtiRegistry(
      {
        services: [{ id: 'ip', name: 'ip', provider: 'simulator', options: { ...OPTIONS, latency } }],
        models: [],
        production: false,
        answerTimeout: 60_000,
        stopTimeout: 1_000,
      },
      [new SimulatorProviderFactory(directory)],
      this.clock,
      ids,
    );
    this.sessions = new SessionService(SETTINGS, this.clock, ids, AT_ONCE, this.registry);
    const simulator = directory.find();
    if (!simulator) throw new Error('no simulator');
    this.simulator = simulator;
  }

  async start(): Promise<this> {
    await this.registry.onApplicationBootstrap();
    const [service] = this.registry.services();
    if (!service) throw new Error('no service');
    for (const id of ['1001', '1002']) {
      const agent = { id, name: `Agent ${id}`, extension: id, queues: ['support'], roles: ['agent'] };
      const callModel = this.callModel(id);
      const made = this.sessions.create({ service, agent, callModel, preparedBy: id }, false);
      if (!('created' in made)) throw new Error('a session already');
      this.agents.push(await RandomAgent.start(this.sessions, made.created, this.clock));
    }
    return this;
  }

  /** Everybody hangs up and signs off. @returns what is left all the same, in words */
  async end(): Promise<string[]> {
    return [...(await this.hangUp()), ...(await this.signOff())];
  }

  /** The call model of the agent with that id. */
  protected callModel(_agent: string): CallModel {
    return { ...DEFAULT_CALL_MODEL, maxInteractions: 3 };
  }

  /** @returns what is left at the switch, in words */
  protected async hangUp(): Promise<string[]> {
    const { sim } = this.simulator;
    for (const { live } of sim.liveCalls) for (const leg of live) if (leg.live) sim.parties.release(leg);
    await this.clock.advance(30_000);
    return sim.liveCalls.map((call) => `${call.id} is left at the switch`);
  }

  /** @returns what is left of the sessions, in words */
  protected async signOff(): Promise<string[]> {
    const left: string[] = [];
    for (const agent of this.agents) left.push(...(await agent.leave()));
    await this.registry.stop();
    // Ended contacts outlive the sessions, and have a timer of their own until the process goes.
    this.sessions.onApplicationShutdown();
    if (this.clock.pending > 0) left.push(`${this.clock.pending} timers are left`);
    return left;
  }
}
