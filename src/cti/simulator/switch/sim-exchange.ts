import type { CauseCode } from '../../../protocol/cause.js';
import { leavesWork } from '../../port/call-model.js';
import type { CtiCause, CtiOrigin } from '../../port/cti-facts.js';
import { isoTime } from '../../../runtime/iso-time.js';
import { causeAt, endAt, type SimActor } from './cause-at.js';
import type { CallData } from './call-data.js';
import type { SimAgent } from './sim-agent.js';
import type { SimCall } from './sim-call.js';
import { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';
import { SimLeg, type InitialLegState, type SimParty } from './sim-leg.js';
import type { SimState } from './sim-state.js';

/**
 * The moves that every feature of the switch is made of. They change things and note who has to be told why; `publish`
 * tells, once a feature has done all that belongs together.
 */
export class SimExchange {
  private news = new Map<SimAgent, CtiCause>();

  constructor(private readonly state: SimState) {}

  /** @param contact that the leg is a consultation of; left out for a leg that is its contact's first */
  addLeg(call: SimCall, party: SimParty, initial: InitialLegState, origin: CtiOrigin, contact?: SimContact): SimLeg {
    const role = contact ? 'consult' : 'primary';
    const leg = new SimLeg(this.state.nextId('v'), call, party, initial, this.state.clock, origin, role);
    call.add(leg);
    if (contact) contact.add(leg);
    else if (initial === 'dialing') this.addContact(leg);
    return leg;
  }

  /** The leg's telephone begins to ring. */
  alert(leg: SimLeg, actor: SimActor): void {
    leg.move('alert');
    this.addContact(leg);
    this.tellAll(leg.call, 'requested', actor);
    if (leg.call.answeredAt === undefined) leg.call.hooks.ringing?.(leg.call);
  }

  /** The leg answers, and those who waited for that are connected with it. */
  answer(leg: SimLeg): void {
    const { call } = leg;
    leg.move('answer');
    leg.timers.stopAll();
    for (const other of call.others(leg)) if (other.state === 'dialing') other.move('connect');
    for (const { contact, joined } of call.live) if (contact && joined) contact.answeredAt ??= this.now;
    this.state.leaveQueue(call);
    this.tellAll(call, 'answered', leg);
    if (call.answeredAt !== undefined) return;
    call.answeredAt = this.state.clock.now();
    call.hooks.answered?.(call);
  }

  /** One party goes; where only one would be left, or telephones that ring for nobody, the call is over for those too. */
  leave(leg: SimLeg, code: CauseCode, actor: SimActor = leg): void {
    const { call } = leg;
    const others = call.others(leg);
    if (others.length < 2 || !others.some(({ present }) => present)) {
      this.finish(call, code, actor);
      return;
    }
    for (const other of others) this.tellAt(other, causeAt(other, code, actor));
    this.endLeg(leg, endAt(leg, code, actor));
    if (call.outside?.live) for (const other of others) other.inheritFrom(leg);
  }

  /** Ends the call for everybody in it. */
  finish(call: SimCall, code: CauseCode, actor: SimActor): void {
    const causes = call.live.map((leg) => [leg, endAt(leg, code, actor)] as const);
    for (const [leg, cause] of causes) this.endLeg(leg, cause);
    this.close(call, code, actor);
  }

  /** Ends one leg and, where that was its contact's last, the contact; the call is left as it is. */
  endLeg(leg: SimLeg, cause: CtiCause): void {
    const { contact } = leg;
    leg.move('end');
    if (!contact) return;
    if (contact.legs.length === 0) this.endContact(contact);
    this.tell(contact.device, cause);
  }

  /** Those who are in `from` are in `into` from now on; `from` is over. */
  merge(from: SimCall, into: SimCall): void {
    const { queue, queued, queuedAt } = from;
    this.state.leaveQueue(from);
    for (const leg of from.live) {
      from.drop(leg);
      leg.call = into;
      into.add(leg);
      if (leg.contact) leg.contact.data = into.data;
    }
    if (queued && queue !== undefined) this.state.enterQueue(into, queue, queuedAt);
    this.close(from, 'transferred', 'switch');
  }

  tellAll(call: SimCall, code: CauseCode, actor: SimActor): void {
    for (const leg of call.live) this.tellAt(leg, causeAt(leg, code, actor));
  }

  tellAt(leg: SimLeg, cause: CtiCause): void {
    if (leg.contact) this.tell(leg.contact.device, cause);
  }

  tell(device: SimDevice, cause: CtiCause): void {
    if (device.channel) this.tellAgent(device.channel.agent, cause);
  }

  tellAgent(agent: SimAgent, cause: CtiCause): void {
    this.news.set(agent, cause);
  }

  /** They are shown to everybody who takes part. */
  tellOfRecordings({ contacts }: CallData): void {
    for (const { device } of contacts) {
      const agent = device.channel?.agent;
      if (agent && !this.news.has(agent)) this.tellAgent(agent, { code: 'requested', by: { kind: 'switch' } });
    }
  }

  publish(): void {
    const { news } = this;
    this.news = new Map();
    for (const [agent, cause] of news) agent.watcher?.changed(cause);
  }

  private get now(): string {
    return isoTime(this.state.clock.now());
  }

  private close(call: SimCall, code: CauseCode, actor: SimActor): void {
    const kind = typeof actor !== 'string' ? (actor.party.device ? 'agent' : 'remote') : actor;
    call.end = { code, by: { kind } };
    this.state.leaveQueue(call);
    this.state.calls.delete(call.id);
    this.state.endedCalls.add(call);
    call.hooks.over?.(call);
  }

  private addContact(leg: SimLeg): void {
    const { device } = leg.party;
    if (!device) return;
    const { head, queue, queued, data } = leg.call;
    const seen = queued && queue !== undefined && queue !== head.queue ? { ...head, to: queue, queue } : head;
    const contact = new SimContact(this.state.nextId('i'), device, seen, data, this.now);
    contact.add(leg);
    device.add(contact);
  }

  private endContact(contact: SimContact): void {
    const { channel } = contact.device;
    contact.device.remove(contact);
    contact.endedAt = this.now;
    if (contact.recording !== 'off') this.tellOfRecordings(contact.data);
    if (channel && contact.answered) channel.set({ idleOrder: this.state.nextTurn() });
    if (channel && leavesWork(channel.agent.model) && contact.answered) {
      contact.move('wrapUp');
      channel.wrapUp(contact);
    } else {
      contact.move('close');
      this.state.endedContacts.add(contact);
    }
    channel?.settle();
  }
}
