import type { CauseCode } from '../../../protocol/cause.js';
import type { PendingState } from '../../../protocol/objects/object-states.js';
import type { CtiOpenRequest } from '../../port/cti-provider.js';
import type { ConversationRef, InteractionRef } from '../../port/cti-session.js';
import { refusal } from './refusal.js';
import type { SimAgent, SimWatcher } from './sim-agent.js';
import type { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import type { SimRouting } from './sim-routing.js';
import type { SimState } from './sim-state.js';

/** Agents sign in and off, and say what they want to be. */
export class SimAgents {
  constructor(
    private readonly state: SimState,
    private readonly exchange: SimExchange,
    private readonly routing: SimRouting,
  ) {}

  /**
   * Not ready, unless the agent is signed in already: then the former watcher is told and the agent's state stays.
   * @throws CtiRejectedError where another agent is signed in at that device
   */
  signIn(request: CtiOpenRequest, watcher: SimWatcher): SimAgent {
    const agent = this.state.agent(request.agent.id);
    const device = this.state.device(request.extension ?? request.agent.extension);
    if (device.agent && device.agent !== agent) {
      throw refusal('device-in-use', 'another agent is signed in at that device', { device: device.number });
    }
    agent.watcher?.replaced({ code: 'override', by: { kind: 'agent' } });
    if (agent.device) agent.device.agent = undefined;
    else agent.wanted = { agentState: 'notready' };
    agent.device = device;
    device.agent = agent;
    agent.watcher = watcher;
    agent.name = request.agent.name;
    agent.queues = request.agent.queues;
    agent.model = request.model;
    this.routing.route();
    return agent;
  }

  /** Calls at the device go on; work afterwards is done with. */
  signOff(agent: SimAgent): void {
    for (const contact of agent.wrappingUp.values()) this.close(contact);
    agent.wrappingUp.clear();
    agent.askedDuringWork = false;
    agent.wanted = { agentState: 'notready' };
    if (agent.device) agent.device.agent = undefined;
    agent.device = undefined;
    agent.watcher = undefined;
  }

  /** @throws CtiRejectedError */
  want(agent: SimAgent, wanted: PendingState): void {
    const device = this.deviceOf(agent);
    if (wanted.agentState === 'ready' && agent.wanted.agentState !== 'ready') agent.idleOrder = this.state.nextTurn();
    if (wanted.agentState === 'ready') agent.resting = false;
    agent.wanted = wanted;
    agent.askedDuringWork = agent.working;
    this.done(device, 'requested');
  }

  /**
   * Ends the work after a contact; for one that left none, nothing happens.
   * @throws CtiRejectedError
   */
  complete(agent: SimAgent, ref: InteractionRef): void {
    const device = this.deviceOf(agent);
    const contact = agent.wrappingUp.get(ref.interaction);
    if (!contact) {
      if (this.state.endedContacts.get(ref.interaction)?.device === device) return;
      if (!device.contacts.has(ref.interaction)) throw noSuchCall();
      throw refusal('wrong-state', 'the contact has not ended');
    }
    agent.wrappingUp.delete(contact.id);
    this.close(contact);
    agent.idleOrder = this.state.nextTurn();
    agent.settle();
    this.done(device, 'completed');
  }

  /** @throws CtiRejectedError where the agent has no such leg, or has it no more */
  leg(agent: SimAgent, ref: ConversationRef): SimLeg {
    const leg = this.contact(agent, ref).legs.find((one) => one.id === ref.conversation);
    if (!leg) throw noSuchCall();
    return leg;
  }

  /** @throws CtiRejectedError where nothing rings for that contact */
  alertingLeg(agent: SimAgent, ref: InteractionRef): SimLeg {
    const leg = this.contact(agent, ref).legs.find((one) => one.state === 'alerting');
    if (!leg) throw refusal('wrong-state', 'the contact does not ring');
    return leg;
  }

  /** @throws CtiRejectedError */
  deviceOf(agent: SimAgent): SimDevice {
    if (!agent.device) throw refusal('signed-off', 'the agent is not signed in');
    return agent.device;
  }

  private contact(agent: SimAgent, ref: InteractionRef): SimContact {
    const contact = this.deviceOf(agent).contacts.get(ref.interaction);
    if (!contact) throw noSuchCall();
    return contact;
  }

  private close(contact: SimContact): void {
    contact.move('complete');
    this.state.endedContacts.add(contact);
  }

  private done(device: SimDevice, code: CauseCode): void {
    this.exchange.tell(device, { code, by: { kind: 'agent' } });
    this.exchange.publish();
    this.routing.route();
  }
}

const noSuchCall = () => refusal('no-such-call', 'there is no such call, or it has ended');
