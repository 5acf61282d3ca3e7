import type { CauseCode } from '../../../protocol/cause.js';
import type { CtiCause } from '../../port/cti-facts.js';
import { causeAt, type SimActor } from './cause-at.js';
import type { SimCall } from './sim-call.js';
import { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';
import { SimLeg, type SimParty } from './sim-leg.js';
import type { SimState } from './sim-state.js';

/**
 * The moves that every feature of the switch is made of. They change things and note who has to be told why; `publish`
 * tells, once a feature has done all that belongs together.
 */
export class SimExchange {
  private news = new Map<SimDevice, CtiCause>();

  constructor(private readonly state: SimState) {}

  addLeg(call: SimCall, party: SimParty, initial: 'initiated' | 'dialing'): SimLeg {
    const leg = new SimLeg(this.state.nextId('v'), call, party, initial);
    call.add(leg);
    if (initial === 'dialing') this.addContact(leg);
    return leg;
  }

  /** The leg's telephone begins to ring. */
  alert(leg: SimLeg, actor: SimActor): void {
    leg.move('alert');
    this.addContact(leg);
    this.tellAll(leg.call, 'requested', actor);
    leg.call.hooks.ringing?.(leg.call);
  }

  /** The leg answers, and those who waited for that are connected with it. */
  answer(leg: SimLeg): void {
    const { call } = leg;
    leg.move('answer');
    for (const other of call.others(leg)) if (other.state === 'dialing') other.move('connect');
    for (const { contact } of call.live) if (contact) contact.answered = true;
    call.answeredAt ??= this.state.clock.now();
    call.timers.stop('ring');
    call.timers.stop('answer');
    this.state.leaveQueue(call);
    this.tellAll(call, 'answered', leg);
    call.hooks.answered?.(call);
  }

  /** Ends one leg and, where that was its contact's last, the contact; the call is left as it is. */
  endLeg(leg: SimLeg, cause: CtiCause): void {
    const { contact } = leg;
    leg.move('end');
    if (!contact) return;
    if (contact.legs.length === 0) this.endContact(contact);
    this.tell(contact.device, cause);
  }

  /** Ends the call for everybody in it. */
  finish(call: SimCall, code: CauseCode, actor: SimActor): void {
    const causes = call.live.map((leg) => [leg, causeAt(leg, code, actor)] as const);
    for (const [leg, cause] of causes) this.endLeg(leg, cause);
    const kind = typeof actor !== 'string' ? (actor.party.device ? 'agent' : 'remote') : actor;
    call.end = { code, by: { kind } };
    call.timers.stopAll();
    this.state.leaveQueue(call);
    this.state.calls.delete(call.id);
    this.state.endedCalls.add(call);
  }

  tellAll(call: SimCall, code: CauseCode, actor: SimActor): void {
    for (const leg of call.live) if (leg.contact) this.tell(leg.contact.device, causeAt(leg, code, actor));
  }

  tell(device: SimDevice, cause: CtiCause): void {
    this.news.set(device, cause);
  }

  publish(): void {
    const { news } = this;
    this.news = new Map();
    for (const [device, cause] of news) device.agent?.watcher?.changed(cause);
  }

  private addContact(leg: SimLeg): void {
    const { device } = leg.party;
    if (!device) return;
    const contact = new SimContact(this.state.nextId('i'), device, leg.call);
    contact.add(leg);
    leg.contact = contact;
    device.contacts.set(contact.id, contact);
  }

  private endContact(contact: SimContact): void {
    const { device } = contact;
    const { agent } = device;
    device.contacts.delete(contact.id);
    if (agent && contact.answered) agent.idleOrder = this.state.nextTurn();
    if (agent?.model.wrapUp && contact.answered) {
      contact.move('wrapUp');
      agent.wrappingUp.set(contact.id, contact);
    } else {
      contact.move('close');
      this.state.endedContacts.add(contact);
    }
    agent?.settle();
  }
}
