import type { CtiAgent } from '../../src/cti/port/cti-provider.js';
import type { Simulator } from '../../src/cti/simulator/simulator.js';
import type { SimCall } from '../../src/cti/simulator/switch/sim-call.js';
import type { SimLeg } from '../../src/cti/simulator/switch/sim-leg.js';
import { eventually } from '../../src/conformance/eventually.js';
import type { AgentDevice, FarCall, FarEnd } from '../../src/conformance/far-end.js';
import { SimulatorDevice } from './simulator-device.js';
import { soundsAt } from './sounds-at.js';

/** The far end of a simulator: works its switch by hand. */
export class SimulatorFarEnd implements FarEnd {
  readonly queue = 'support';
  readonly numbers = {
    customer: '+15550123',
    third: '+15550456',
    busy: 'busy',
    unreachable: 'unreachable',
    unknown: 'nobody',
    silent: 'noanswer',
  };
  private readonly taken = new Set<SimLeg>();

  /** @param patience milliseconds */
  constructor(
    private readonly simulator: Simulator,
    private readonly patience: number,
  ) {}

  callQueue(from: string): Promise<FarCall> {
    return Promise.resolve(this.caller(this.simulator.sim.customers.callQueue(this.queue, { from })));
  }

  callAgent(agent: CtiAgent, from: string): Promise<FarCall> {
    const call = this.simulator.sim.customers.callAgent(agent.extension, { from });
    if (!call) throw new Error(`${agent.extension} is no telephone of the house`);
    return Promise.resolve(this.caller(call));
  }

  async nextCall(number: string = this.numbers.customer): Promise<FarCall> {
    const reaching = () =>
      this.simulator.sim.liveCalls
        .flatMap(({ live }) => live)
        .find((leg) => leg.party.address === number && leg.state === 'alerting' && !this.taken.has(leg));
    const leg = await eventually(reaching, this.patience, () => `a call at the telephone ${number}`);
    this.taken.add(leg);
    return this.farCall(leg);
  }

  device(agent: CtiAgent): AgentDevice {
    return new SimulatorDevice(this.simulator.sim, agent.extension, this.patience);
  }

  cutLink(): Promise<void> {
    this.simulator.link.down('cut by the test');
    return Promise.resolve();
  }

  restoreLink(): Promise<void> {
    this.simulator.link.up();
    return Promise.resolve();
  }

  loseNextReply({ id: agent }: CtiAgent): Promise<void> {
    this.simulator.faults.add({ fault: 'loseReply', agent });
    return Promise.resolve();
  }

  restartSwitch(): Promise<void> {
    this.simulator.link.restart(1);
    return Promise.resolve();
  }

  dispositions(number: string): Promise<readonly string[]> {
    const call = this.simulator.sim.knownCalls.findLast(({ legs }) =>
      legs.some(({ party }) => party.address === number),
    );
    return Promise.resolve(call?.legs.flatMap(({ contact }) => contact?.disposition ?? []) ?? []);
  }

  leftovers(): Promise<readonly string[]> {
    return Promise.resolve(this.simulator.sim.liveCalls.map(({ id, live }) => `${id} with ${live.length} legs`));
  }

  reset(): Promise<void> {
    for (const { live } of this.simulator.sim.liveCalls) {
      for (const leg of live) if (leg.live) this.simulator.sim.parties.release(leg);
    }
    this.taken.clear();
    this.simulator.faults.clear();
    return this.restoreLink();
  }

  private caller(call: SimCall): FarCall {
    return this.farCall(this.simulator.sim.customers.leg(call));
  }

  private farCall(leg: SimLeg): FarCall {
    const { parties } = this.simulator.sim;
    const { address: number } = leg.party;
    const act = async (work: (leg: SimLeg) => void) => work(leg);
    const until = async (look: () => boolean, what: () => string) =>
      void (await eventually(look, this.patience, () => `${number} ${what()}`));
    return {
      number,
      answer: () => act((leg) => parties.answer(leg)),
      reject: () => act((leg) => parties.sayBusy(leg)),
      decline: () => act((leg) => parties.refuse(leg)),
      unplug: () => act((leg) => parties.unplug(leg)),
      hangup: () => act((leg) => parties.release(leg)),
      hold: () => act((leg) => parties.hold(leg)),
      unhold: () => act((leg) => parties.retrieve(leg)),
      ended: () =>
        until(
          () => !leg.live,
          () => `has ended, but is ${leg.state}`,
        ),
      hears: (...sounds) =>
        until(
          () => soundsAt(leg) === String(sounds.toSorted()),
          () => `hears ${sounds.join()}, but hears ${soundsAt(leg)}`,
        ),
      gotDigits: (digits) =>
        until(
          () => leg.digits === digits,
          () => `got ${digits}, but got ${leg.digits}`,
        ),
    };
  }
}
