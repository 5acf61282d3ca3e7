import type { CtiColleague } from '../../port/cti-facts.js';
import { refusal } from './refusal.js';
import type { SimChannel } from './sim-channel.js';
import type { SimContact } from './sim-contact.js';
import type { SimLeg, SimParty } from './sim-leg.js';

/** A telephone of the house. It rings whether or not an agent has signed in at it. */
export class SimDevice {
  private readonly present = new Map<string, SimContact>();
  /** of the agent who has signed in at it */
  channel: SimChannel | undefined;
  /** false: nobody can be reached there */
  plugged = true;

  constructor(readonly number: string) {}

  /** the live ones, by id */
  get contacts(): ReadonlyMap<string, SimContact> {
    return this.present;
  }

  add(contact: SimContact): void {
    this.present.set(contact.id, contact);
    this.channel?.changed();
  }

  remove(contact: SimContact): void {
    this.present.delete(contact.id);
    this.channel?.changed();
  }

  get legs(): readonly SimLeg[] {
    return [...this.contacts.values()].flatMap((contact) => contact.legs);
  }

  /** Pulls the plug, or puts it in again; calls that go on do so. @returns whether it was otherwise */
  plug(plugged: boolean): boolean {
    if (this.plugged === plugged) return false;
    this.plugged = plugged;
    this.channel?.changed();
    return true;
  }

  /** By whom a call came that was sent on, or begun, from here. */
  get colleague(): CtiColleague {
    const { channel, number: address } = this;
    if (!channel) return { address };
    const { id, name } = channel.agent;
    return { id, address, ...(name === undefined ? {} : { name }) };
  }

  /** What the others in a call see of it. */
  get party(): SimParty {
    const name = this.channel?.agent.name;
    return { address: this.number, device: this, ...(name === undefined ? {} : { name }) };
  }

  /** The leg that has the receiver; the others are held, or ring. */
  get talking(): SimLeg | undefined {
    return this.legs.find(({ state }) => state === 'connected' || state === 'dialing');
  }

  /** @throws CtiRejectedError where another leg than these has the receiver */
  mustBeFreeFor(...legs: readonly SimLeg[]): void {
    const { talking } = this;
    if (!talking || legs.includes(talking)) return;
    throw refusal('wrong-state', 'another call is active at the device', { state: talking.state });
  }

  /** Whether a call to it is told "busy". */
  get busy(): boolean {
    const { channel } = this;
    if (!channel) return this.contacts.size > 0;
    const { maxInteractions, offerWhileNotReady } = channel.agent.model;
    if (this.contacts.size >= maxInteractions || channel.wrappingUp.size > 0) return true;
    return !offerWhileNotReady && channel.wanted.agentState !== 'ready';
  }
}
