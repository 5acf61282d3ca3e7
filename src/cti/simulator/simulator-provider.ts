import type { Clock } from '../../runtime/clock.js';
import type { CtiOpenRequest, CtiProvider, CtiProviderListener, CtiSessionListener } from '../port/cti-provider.js';
import { SessionOutlet } from './session-outlet.js';
import { SIMULATOR_CAPABILITIES } from './simulator-capabilities.js';
import type { SimulatorFaults } from './simulator-faults.js';
import type { SimulatorLink } from './simulator-link.js';
import { SimulatorEntries } from './simulator-entries.js';
import { SimulatorSession } from './simulator-session.js';
import { SIMULATOR_VENDOR, SIMULATOR_VERSION } from './simulator-vendor.js';
import type { SimAgent } from './switch/sim-agent.js';
import type { SimSwitch } from './switch/sim-switch.js';

/** The provider whose switch comes with it. */
export class SimulatorProvider implements CtiProvider {
  readonly vendor = SIMULATOR_VENDOR;
  readonly version = SIMULATOR_VERSION;
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

  /** @param key names the session over all its links; left out where there is one link alone */
  open(request: CtiOpenRequest, listener: CtiSessionListener, key?: string): Promise<SimulatorSession> {
    const { id } = request.agent;
    return this.begin(id, listener, key, (outlet) =>
      this.link.request('session.start', id, () => attached(outlet, this.sim.agents.signIn(request, outlet)), {
        session: key,
        values: [request.extension],
      }),
    );
  }

  /**
   * A session of before goes on over another link: the agent is as the switch has it, and is not signed in anew.
   * @param restarted the session began at another life of the switch
   * @throws CtiRejectedError `signed-off` where somebody else has the agent, or nobody
   */
  resume(
    request: CtiOpenRequest,
    listener: CtiSessionListener,
    key: string,
    restarted: boolean,
  ): Promise<SimulatorSession> {
    return this.begin(request.agent.id, listener, key, async (outlet) =>
      attached(outlet, this.sim.agents.resume(request, outlet, restarted)),
    );
  }

  private async begin(
    agent: string,
    listener: CtiSessionListener,
    key: string | undefined,
    find: (outlet: SessionOutlet) => Promise<SimAgent>,
  ): Promise<SimulatorSession> {
    const forget = (one: SessionOutlet) => this.outlets.delete(one);
    const outlet = new SessionOutlet(agent, listener, this.link, this.faults, this.clock, forget, key);
    this.outlets.add(outlet);
    try {
      return new SimulatorSession(await find(outlet), this.sim, this.link, outlet);
    } catch (error) {
      outlet.end();
      throw error;
    }
  }
}

function attached(outlet: SessionOutlet, agent: SimAgent): SimAgent {
  outlet.attach(agent);
  return agent;
}
