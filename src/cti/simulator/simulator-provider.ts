import type { Clock } from '../../runtime/clock.js';
import type { CtiOpenRequest, CtiProvider, CtiProviderListener, CtiSessionListener } from '../port/cti-provider.js';
import type { CtiSession } from '../port/cti-session.js';
import { SessionOutlet } from './session-outlet.js';
import { SIMULATOR_CAPABILITIES } from './simulator-capabilities.js';
import type { SimulatorFaults } from './simulator-faults.js';
import type { SimulatorLink } from './simulator-link.js';
import { SimulatorEntries } from './simulator-entries.js';
import { SimulatorSession } from './simulator-session.js';
import type { SimSwitch } from './switch/sim-switch.js';

/** The provider whose switch comes with it. */
export class SimulatorProvider implements CtiProvider {
  readonly vendor = 'Interaction Processor';
  readonly version = '1';
  readonly capabilities = SIMULATOR_CAPABILITIES;
  readonly directory: SimulatorEntries;
  private readonly outlets = new Set<SessionOutlet>();

  constructor(
    private readonly sim: SimSwitch,
    private readonly link: SimulatorLink,
    private readonly faults: SimulatorFaults,
    private readonly clock: Clock,
  ) {
    this.directory = new SimulatorEntries(sim, link);
  }

  start(listener: CtiProviderListener): Promise<void> {
    this.sim.start();
    this.link.start((link) => {
      if (link.state !== 'up') for (const outlet of this.outlets) outlet.cut();
      listener.link(link);
    });
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.link.stop();
    for (const outlet of this.outlets) outlet.end();
    this.sim.stop();
    return Promise.resolve();
  }

  async open(request: CtiOpenRequest, listener: CtiSessionListener): Promise<CtiSession> {
    const { id } = request.agent;
    const outlet = new SessionOutlet(id, listener, this.link, this.faults, this.clock, (one) =>
      this.outlets.delete(one),
    );
    this.outlets.add(outlet);
    try {
      const agent = await this.link.request('session.start', id, () => {
        const agent = this.sim.agents.signIn(request, outlet);
        outlet.attach(agent);
        return agent;
      });
      return new SimulatorSession(agent, this.sim, this.link, outlet);
    } catch (error) {
      outlet.end();
      throw error;
    }
  }
}
