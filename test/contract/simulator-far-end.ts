import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import type { Simulator } from '../../src/cti/simulator/simulator.js';
import { heardBy } from '../../src/cti/simulator/switch/heard-by.js';
import type { LegState } from '../../src/cti/simulator/switch/leg-table.js';
import type { SimCall } from '../../src/cti/simulator/switch/sim-call.js';
import type { SimLeg } from '../../src/cti/simulator/switch/sim-leg.js';
import { eventually } from './eventually.js';
import type { AgentDevice, FarCall, FarEnd } from './far-end.js';

/** The far end of a simulator: works its switch by hand. */
export class SimulatorFarEnd implements FarEnd {
  readonly queue = 'support';
  readonly numbers = { customer: '+15550123', busy: 'busy', unreachable: 'unreachable' };
  private readonly taken = new Set<SimCall>();

  /** @param patience milliseconds */
  constructor(
    private readonly simulator: Simulator,
    private readonly patience: number,
  ) {}

  callQueue(from: string): Promise<FarCall> {
    const call = this.simulator.sim.customers.callQueue(this.queue, { from });
    return Promise.resolve(this.farCall(call));
  }

  async nextCall(): Promise<FarCall> {
    const reaching = () =>
      this.simulator.sim.liveCalls.find((one) => one.outside?.state === 'alerting' && !this.taken.has(one));
    const call = await eventually(reaching, this.patience, () => 'a call at the customer’s telephone');
    this.taken.add(call);
    return this.farCall(call);
  }

  device(agent: CtiAgent): AgentDevice {
    const { parties } = this.simulator.sim;
    const leg = (...states: LegState[]) => this.legAt(agent.extension, states);
    const act = async (work: (leg: SimLeg) => void, ...states: LegState[]) => work(await leg(...states));
    return {
      ringing: async () => void (await leg('alerting')),
      answer: () => act((one) => parties.answer(one), 'alerting'),
      reject: () => act((one) => parties.release(one), 'alerting'),
      hangup: () => act((one) => parties.release(one), 'connected', 'held', 'dialing'),
      hold: () => act((one) => parties.hold(one), 'connected'),
      unhold: () => act((one) => parties.retrieve(one), 'held'),
    };
  }

  cutLink(): Promise<void> {
    this.simulator.link.down('cut by the test');
    return Promise.resolve();
  }

  restoreLink(): Promise<void> {
    this.simulator.link.up();
    return Promise.resolve();
  }

  leftovers(): Promise<readonly string[]> {
    return Promise.resolve(this.simulator.sim.liveCalls.map(({ id, legs }) => `${id} with ${legs.length} legs`));
  }

  reset(): Promise<void> {
    for (const [leg] of this.simulator.sim.liveCalls.map(({ live }) => live)) {
      if (leg) this.simulator.sim.parties.release(leg);
    }
    this.taken.clear();
    return this.restoreLink();
  }

  private farCall(call: SimCall): FarCall {
    const { parties, customers } = this.simulator.sim;
    const act = async (work: (leg: SimLeg) => void) => work(customers.leg(call));
    const until = async (look: () => boolean, what: string) =>
      void (await eventually(look, this.patience, () => `customer of ${call.id} ${what}`));
    return {
      number: call.head.from,
      answer: () => act((leg) => parties.answer(leg)),
      reject: () => act((leg) => parties.sayBusy(leg)),
      hangup: () => act((leg) => parties.release(leg)),
      ended: () => until(() => call.outside?.live === false, 'has ended'),
      hears: (what) => until(() => HEARD[heardBy(customers.leg(call))] === what, `hears ${what}`),
      gotDigits: (digits) => until(() => customers.leg(call).digits === digits, `got ${digits}`),
    };
  }

  private legAt(device: string, states: readonly LegState[]): Promise<SimLeg> {
    const look = () => this.simulator.sim.legsAt(device).find(({ state }) => states.includes(state));
    return eventually(look, this.patience, () => `a call ${states.join(' or ')} at ${device}`);
  }
}

const HEARD = { party: 'agent', music: 'music', ringback: 'nothing', nothing: 'nothing' } as const;
