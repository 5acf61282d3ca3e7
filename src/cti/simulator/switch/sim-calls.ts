import type { InteractionData } from '../../../protocol/objects/object-states.js';
import { destination, type Destination } from './destination.js';
import { refusal } from './refusal.js';
import type { SimAgent } from './sim-agent.js';
import type { SimCall, SimCallHooks } from './sim-call.js';
import type { SimDevice } from './sim-device.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimLeg, SimParty } from './sim-leg.js';
import type { SimRouting } from './sim-routing.js';
import type { SimState } from './sim-state.js';

/** Somebody outside who calls. */
export interface SimCaller {
  readonly party: SimParty;
  readonly data: InteractionData;
  readonly hooks: SimCallHooks;
}

/** Calls are set up. */
export class SimCalls {
  constructor(
    private readonly state: SimState,
    private readonly exchange: SimExchange,
    private readonly routing: SimRouting,
  ) {}

  /**
   * The device calls somebody; what comes of it is told later.
   * @throws CtiRejectedError where the device is in use, or the model allows no further contact
   */
  dial(agent: SimAgent, device: SimDevice, to: string, data: InteractionData = {}): SimLeg {
    if (device.contacts.size >= agent.model.maxInteractions) {
      throw refusal('too-many-calls', 'another call is in the way');
    }
    const active = device.active();
    if (active) throw refusal('wrong-state', 'the device is in use', { state: active.state });
    const target = destination(this.state, to);
    const direction = target.kind === 'device' ? 'internal' : 'outbound';
    const call = this.state.newCall({ direction, from: device.number, to, data });
    const leg = this.exchange.addLeg(call, partyAt(device), 'dialing');
    this.exchange.tellAll(call, 'requested', leg);
    this.setUp(call, target);
    this.exchange.publish();
    return leg;
  }

  /** A customer calls a queue; the agent is found at once or later. */
  callQueue(queue: string, caller: SimCaller): SimCall {
    const call = this.incoming(caller, { to: queue, queue });
    this.routing.route();
    return call;
  }

  /** A customer calls a telephone of the house. */
  callDevice(device: SimDevice, caller: SimCaller): SimCall {
    const call = this.incoming(caller, { to: device.number });
    this.setUp(call, { kind: 'device', device });
    return call;
  }

  private incoming(caller: SimCaller, called: { readonly to: string; readonly queue?: string }): SimCall {
    const { party, data, hooks } = caller;
    const call = this.state.newCall({ direction: 'inbound', from: party.address, data, ...called }, hooks);
    this.exchange.addLeg(call, party, 'dialing');
    return call;
  }

  private setUp(call: SimCall, target: Destination): void {
    const leg =
      target.kind === 'failure' ? undefined : this.exchange.addLeg(call, this.party(call, target), 'initiated');
    call.timers.start('setup', this.state.options.dialSetup, () => {
      if (target.kind === 'failure') this.exchange.finish(call, target.code, target.actor);
      else if (leg) this.ring(call, leg, target);
      this.exchange.publish();
      this.routing.route();
    });
  }

  private ring(call: SimCall, leg: SimLeg, target: Destination): void {
    const { ringTimeout, dialAnswer } = this.state.options;
    if (target.kind === 'device' && target.device.contacts.size > 0) {
      this.exchange.finish(call, 'busy', 'remote');
      return;
    }
    this.exchange.alert(leg, 'remote');
    call.timers.start('ring', ringTimeout, () => this.noAnswer(call));
    if (target.kind === 'outside' && target.answers) call.timers.start('answer', dialAnswer, () => this.answered(leg));
  }

  private noAnswer(call: SimCall): void {
    this.exchange.finish(call, 'noanswer', 'timeout');
    this.exchange.publish();
    this.routing.route();
  }

  private answered(leg: SimLeg): void {
    this.exchange.answer(leg);
    this.exchange.publish();
  }

  private party(call: SimCall, target: Destination): SimParty {
    return target.kind === 'device' ? partyAt(target.device) : { address: call.head.to };
  }
}

function partyAt(device: SimDevice): SimParty {
  const name = device.agent?.name;
  return { address: device.number, device, ...(name === undefined ? {} : { name }) };
}
