import type { CauseCode } from '../../../protocol/cause.js';
import type { ChannelType, DataChange, PendingState } from '../../../protocol/objects/object-states.js';
import type { CtiOpenRequest } from '../../port/cti-provider.js';
import type { InteractionRef } from '../../port/cti-session.js';
import { refusal } from './refusal.js';
import type { SimAgent, SimWatcher } from './sim-agent.js';
import type { SimChannel } from './sim-channel.js';
import type { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimRouting } from './sim-routing.js';
import type { SimState } from './sim-state.js';

/** Agents sign in and off, say what they want to be, and work on contacts after their end. */
export class SimAgents {
  constructor(
    private readonly state: SimState,
    private readonly exchange: SimExchange,
    private readonly routing: SimRouting,
  ) {}

  /**
   * Not ready, unless the agent is signed in already: then the former watcher is told and the agent's state stays. One who
   * was left at that device is found with the channels as they are.
   * @throws CtiRejectedError where another agent is signed in at that device
   */
  signIn(request: CtiOpenRequest, watcher: SimWatcher): SimAgent {
    const agent = this.state.agent(request.agent.id);
    const extension = request.extension ?? request.agent.extension;
    const device = this.state.device(extension);
    if (device.channel && device.channel.agent !== agent) throw inUse(device);
    agent.watcher?.replaced({ code: 'override', by: { kind: 'agent' } });
    const stays = agent.left && agent.first('Telephony')?.endpoint === extension;
    this.watch(agent, watcher);
    agent.name = request.agent.name;
    agent.queues = request.agent.queues;
    this.state.knowQueues(agent.queues);
    agent.model = request.model;
    for (const type of agent.model.channelTypes) if (!stays || !agent.first(type)) this.signInOn(agent, type, device);
    this.routing.route();
    return agent;
  }

  /**
   * A session that had lost sight of the agent goes on.
   * @param restarted the switch is another than that which the session knew: one who is not known there is signed off, as
   * after any restart
   * @throws CtiRejectedError `signed-off` where the agent has signed off, or signed in elsewhere
   */
  resume(request: CtiOpenRequest, watcher: SimWatcher, restarted: boolean): SimAgent {
    const agent = this.state.agent(request.agent.id);
    const unknown = restarted && agent.holder === undefined && !agent.watcher;
    if (unknown) {
      this.signIn(request, watcher);
      for (const channel of agent.channels.values()) this.release(channel);
    } else if (agent.holder !== watcher.key) throw refusal('signed-off', 'the agent has signed off, or in elsewhere');
    this.watch(agent, watcher);
    return agent;
  }

  /** Nobody watches the agent any more, who stays as the switch has it. */
  leave(agent: SimAgent, watcher: SimWatcher): void {
    if (agent.watcher !== watcher) return;
    agent.watcher = undefined;
    agent.left = true;
  }

  /** Signs off whom a session has that is no longer here. */
  signOffLeft(id: string, key: string): void {
    const agent = this.state.agents.get(id);
    if (agent?.holder === key) this.signOff(agent);
  }

  /** Calls at the devices go on; work afterwards is done with. */
  signOff(agent: SimAgent): void {
    for (const channel of agent.channels.values()) this.release(channel);
    agent.signOff();
  }

  /** The channel is signed off: its calls go on without it. */
  release(channel: SimChannel): void {
    for (const contact of channel.wrappingUp.values()) this.close(contact);
    channel.forget();
    channel.detach();
  }

  want(channel: SimChannel, wanted: PendingState): void {
    const ready = wanted.agentState === 'ready';
    const turn = ready && channel.wanted.agentState !== 'ready' ? { idleOrder: this.state.nextTurn() } : {};
    channel.set({ wanted, ...turn, ...(ready ? { resting: false } : {}) });
    channel.askedDuringWork = channel.working;
    this.done(channel.agent, 'requested');
  }

  /**
   * Ends the work after a contact; for one that left none, nothing happens.
   * @throws CtiRejectedError
   */
  complete(agent: SimAgent, { interaction }: InteractionRef, disposition?: string): void {
    const channel = [...agent.channels.values()].find(({ wrappingUp }) => wrappingUp.has(interaction));
    const contact = channel?.wrappingUp.get(interaction);
    if (!channel || !contact) {
      if (this.hadContact(agent, interaction)) return;
      throw this.live(agent, interaction) ? refusal('wrong-state', 'the contact has not ended') : noSuchCall();
    }
    contact.disposition = disposition;
    channel.wrappedUp(contact);
    this.close(contact);
    channel.set({ idleOrder: this.state.nextTurn() });
    channel.settle();
    this.done(agent, 'completed');
  }

  /**
   * Adds to what is known of a contact, for everybody who has to do with it; also during the work after it.
   * @throws CtiRejectedError
   */
  setData(agent: SimAgent, { interaction }: InteractionRef, data: DataChange): void {
    const contact = agent.contacts.find(({ id }) => id === interaction);
    if (!contact) throw noSuchCall();
    contact.data.merge(data);
    for (const one of contact.data.contacts) {
      if (one.agent) this.exchange.tellAgent(one.agent, { code: 'requested', by: { kind: 'remote' } });
    }
    this.done(agent, 'requested');
  }

  /** @throws CtiRejectedError where the agent has no such contact, or it is over */
  contact(agent: SimAgent, { interaction }: InteractionRef): SimContact {
    const contact = this.live(agent, interaction);
    if (!contact) throw noSuchCall();
    return contact;
  }

  private watch(agent: SimAgent, watcher: SimWatcher): void {
    agent.watcher = watcher;
    agent.holder = watcher.key;
    agent.left = false;
  }

  private live(agent: SimAgent, interaction: string): SimContact | undefined {
    return agent.devices.map(({ contacts }) => contacts.get(interaction)).find((one) => one !== undefined);
  }

  private hadContact(agent: SimAgent, interaction: string): boolean {
    const number = this.state.endedContacts.get(interaction)?.device.number;
    return [...agent.channels.values()].some(({ endpoint }) => endpoint === number);
  }

  private signInOn(agent: SimAgent, type: ChannelType, device: SimDevice): void {
    const telephony = type === 'Telephony';
    const known = agent.first(type);
    const channel = known ?? agent.addChannel(type, agent.id);
    if (telephony) channel.endpoint = device.number;
    if (!known) channel.set({ queues: telephony ? agent.queues : [] });
    if (device.channel !== channel && telephony) device.channel?.detach();
    channel.attach(telephony ? device : undefined);
  }

  private close(contact: SimContact): void {
    contact.move('complete');
    this.state.endedContacts.add(contact);
  }

  private done(agent: SimAgent, code: CauseCode): void {
    this.exchange.tellAgent(agent, { code, by: { kind: 'agent' } });
    this.exchange.publish();
    this.routing.route();
  }
}

const inUse = (device: SimDevice) =>
  refusal('device-in-use', 'another agent is signed in at that device', { device: device.number });
const noSuchCall = () => refusal('no-such-call', 'there is no such call, or it has ended');
