import type { LegState } from '../../src/cti/simulator/switch/leg-table.js';
import type { SimContact } from '../../src/cti/simulator/switch/sim-contact.js';
import type { SimLeg } from '../../src/cti/simulator/switch/sim-leg.js';
import type { SimSwitch } from '../../src/cti/simulator/switch/sim-switch.js';
import { eventually } from '../../src/conformance/eventually.js';
import type { AgentDevice } from '../../src/conformance/far-end.js';
import { soundsAt } from './sounds-at.js';

/** A telephone of the simulator's house, worked by hand. */
export class SimulatorDevice implements AgentDevice {
  /** @param patience milliseconds */
  constructor(
    private readonly sim: SimSwitch,
    private readonly number: string,
    private readonly patience: number,
  ) {}

  async ringing(): Promise<void> {
    await this.leg('alerting');
  }

  async answer(): Promise<void> {
    this.sim.parties.answer(await this.leg('alerting'));
  }

  async reject(): Promise<void> {
    this.sim.parties.refuse(await this.leg('alerting'));
  }

  async hangup(): Promise<void> {
    await this.leg('connected', 'held', 'dialing');
    this.sim.putDown(this.number);
  }

  async hold(): Promise<void> {
    this.sim.parties.hold(await this.leg('connected'));
  }

  async unhold(): Promise<void> {
    this.sim.parties.retrieve(await this.leg('held'));
  }

  switchOff(): Promise<void> {
    return this.plug(false);
  }

  switchOn(): Promise<void> {
    return this.plug(true);
  }

  async transfer(to: string): Promise<void> {
    await this.sim.diversions.transfer(await this.leg('connected', 'held'), to);
  }

  async consult(to: string): Promise<void> {
    this.sim.consults.begin(contactOf(await this.leg('connected', 'held')), to);
  }

  async completeTransfer(): Promise<void> {
    this.sim.consults.transfer(contactOf(await this.leg('connected', 'held', 'dialing')));
  }

  idle(): Promise<void> {
    return this.until(() => this.legs.length === 0, `is idle`);
  }

  hears(...sounds: readonly string[]): Promise<void> {
    const heard = () => soundsAt(this.legs.find(({ state }) => state === 'connected' || state === 'dialing'));
    return this.until(() => heard() === String(sounds.toSorted()), `hears ${sounds.join()}`);
  }

  gotDigits(digits: string): Promise<void> {
    return this.until(() => this.legs.some((leg) => leg.digits === digits), `got ${digits}`);
  }

  private get legs(): readonly SimLeg[] {
    return this.sim.legsAt(this.number);
  }

  private plug(plugged: boolean): Promise<void> {
    const device = this.sim.device(this.number);
    if (device) this.sim.plug(device, plugged);
    return Promise.resolve();
  }

  private leg(...states: readonly LegState[]): Promise<SimLeg> {
    const look = () => this.legs.find(({ state }) => states.includes(state));
    return eventually(look, this.patience, () => `a call ${states.join(' or ')} at ${this.number}`);
  }

  private async until(look: () => boolean, what: string): Promise<void> {
    const known = () => this.legs.map((leg) => `${leg.state} hearing ${soundsAt(leg)}`).join();
    await eventually(look, this.patience, () => `${this.number} ${what}; at it: ${known()}`);
  }
}

function contactOf(leg: SimLeg): SimContact {
  if (!leg.contact) throw new Error(`${leg.id} is nobody's contact`);
  return leg.contact;
}
