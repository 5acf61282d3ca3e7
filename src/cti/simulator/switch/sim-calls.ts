import type { InteractionData } from '../../../protocol/objects/object-states.js';
import { CallData } from './call-data.js';
import { refusal } from './refusal.js';
import type { SimCall, SimCallHooks } from './sim-call.js';
import type { SimChannel } from './sim-channel.js';
import type { SimDevice } from './sim-device.js';
import type { SimExchange } from './sim-exchange.js';
import type { SimHead } from './sim-head.js';
import type { SimParty } from './sim-leg.js';
import type { SimLeg } from './sim-leg.js';
import type { SimReach } from './sim-reach.js';
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
    private readonly reach: SimReach,
    private readonly routing: SimRouting,
  ) {}

  /**
   * The channel's device calls somebody; what comes of it is told later.
   * @throws CtiRejectedError where the device is in use, or the model allows no further contact
   */
  dial({ agent }: SimChannel, device: SimDevice, to: string, data: InteractionData = {}): SimLeg {
    if (device.contacts.size >= agent.model.maxInteractions) {
      throw refusal('too-many-calls', 'another call is in the way');
    }
    if (!device.plugged) throw refusal('unreachable', 'the telephone is off');
    device.mustBeFreeFor();
    const target = this.reach.find(to);
    const inside = target.kind === 'device' || target.kind === 'queue';
    const direction = inside ? 'internal' : 'outbound';
    const customer = inside ? undefined : { address: to };
    const known = new CallData(this.state.nextId('contact-'), { customer }, data);
    const call = this.state.newCall({ direction, from: device.number, to }, known);
    const leg = this.exchange.addLeg(call, device.party, 'dialing', { kind: 'dialled' });
    this.exchange.tellAll(call, 'requested', leg);
    this.reach.begin(call, to, target, { kind: 'direct' });
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
    this.reach.begin(call, device.number, { kind: 'device', device }, { kind: 'direct' });
    return call;
  }

  private incoming({ party, data, hooks }: SimCaller, called: Pick<SimHead, 'to' | 'queue'>): SimCall {
    const head: SimHead = { direction: 'inbound', from: party.address, ...called };
    const { address, name } = party;
    const customer = name === undefined ? { address } : { address, name };
    const known = new CallData(this.state.nextId('contact-'), { customer, queue: called.queue }, data);
    const call = this.state.newCall(head, known, hooks);
    this.exchange.addLeg(call, party, 'dialing', { kind: 'dialled' });
    return call;
  }
}
