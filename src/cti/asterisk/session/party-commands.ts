import { CtiRejectedError } from '../../../errors/switch-errors.js';
import { why } from '../../../protocol/why.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { ConversationRef, InteractionRef } from '../../port/cti-session.js';
import { partiesOf, type Party } from '../calls/arrangement.js';
import type { Call } from '../calls/call.js';
import { consultId, partyId } from '../calls/leg-conversations.js';
import type { Operation } from '../calls/operations.js';
import { pressKeys } from '../calls/press-keys.js';
import { safeId } from '../calls/safe-id.js';
import { endpointOf } from '../mirror/channel-name.js';
import { Serial } from '../pbx/serial.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { CallCommands } from './call-commands.js';
import { checkReached } from './check-target.js';
import type { LegCalls } from './leg-calls.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const RELEASED: CtiCause = { code: 'released', by: { kind: 'agent' } };
const CONFERENCED: CtiCause = { code: 'conferenced', by: { kind: 'agent' } };
const TRANSFERRED: CtiCause = { code: 'transferred', by: { kind: 'agent' } };

/** What an agent does with those in a call; each resolves once the switch has confirmed it. */
export class PartyCommands {
  private readonly keys = new Serial();

  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly legs: LegCalls,
    private readonly commands: CallCommands,
    private readonly extension: string,
  ) {}

  async hold(ref: ConversationRef): Promise<void> {
    this.legs.need(ref, 'connected');
    await this.change(ref, this.legs.group(ref) === 'consult' ? 'holdConsult' : 'hold', BY_AGENT);
  }

  async retrieve(ref: ConversationRef): Promise<void> {
    const { own } = this.legs.need(ref, 'held');
    const { call } = this.legs.find(ref);
    const consult = this.legs.group(ref) === 'consult';
    const held = call && call.settled.focus !== (consult ? 'consult' : 'primary');
    if (held) await this.change(ref, consult ? 'retrieveConsult' : 'retrieve', BY_AGENT);
    if (own.holding) await this.commands.retrieveAtDevice(ref);
  }

  async mute(ref: ConversationRef, muted: boolean): Promise<void> {
    this.legs.need(ref, 'connected');
    await this.change(ref, muted ? 'mute' : 'unmute', BY_AGENT);
  }

  async consult(ref: InteractionRef, number: string): Promise<ConversationRef> {
    const { leg, own } = this.legs.need(ref, 'connected', 'held');
    if (own.holding) throw new CtiRejectedError('wrong-state', 'not possible now', why('held-at-device'));
    if (this.legs.find(ref).call?.settled.consult.length)
      throw new CtiRejectedError('wrong-state', 'not possible now', why('consultation'));
    const party = await this.called(ref, number);
    await this.change(ref, 'consult', BY_AGENT, party);
    return { interaction: leg.id, conversation: safeId(party.uid) };
  }

  alternate(ref: InteractionRef): Promise<void> {
    return this.change(ref, 'alternate', BY_AGENT);
  }

  cancelConsult(ref: InteractionRef): Promise<void> {
    return this.change(ref, 'cancelConsult', BY_AGENT);
  }

  consultConference(ref: InteractionRef): Promise<void> {
    return this.change(ref, 'consultConference', CONFERENCED);
  }

  /** Answered or not: the one who waits is with the one who was asked, and the agent is out of it. */
  consultTransfer(ref: InteractionRef): Promise<void> {
    return this.leave(ref, () => this.change(ref, 'consultTransfer', TRANSFERRED));
  }

  /** Everybody goes on talking while the further party is called. */
  async conference(ref: ConversationRef, number: string): Promise<void> {
    this.legs.need(ref, 'connected');
    const operation = this.legs.group(ref) === 'consult' ? 'conferenceConsult' : 'conference';
    await this.change(ref, operation, BY_AGENT, await this.called(ref, number));
  }

  async release(ref: ConversationRef): Promise<void> {
    const { call } = this.legs.find(ref);
    if (!call || call.settled.consult.length === 0) return this.commands.release(ref);
    if (this.legs.group(ref) === 'primary') return this.change(ref, 'releasePrimary', RELEASED);
    for (const party of call.settled.consult) await this.change(ref, 'drop', RELEASED, party);
  }

  /** Ends the leg of one of the others; with the only one there is, the conversation ends. */
  async dropParty(ref: ConversationRef, id: string): Promise<void> {
    this.legs.need(ref, 'dialing', 'connected', 'held');
    const { call } = this.legs.find(ref);
    const group = this.legs.group(ref);
    const parties = call?.settled[group] ?? [];
    const party = parties.find((one) => call && partyId(call.settled, one) === id);
    if (parties.length > 1 && party) return this.change(ref, 'drop', BY_AGENT, party);
    const told = this.legs.parties(ref);
    if (!told.includes(id)) throw new CtiRejectedError('no-such-party', 'there is no such party', { party: id });
    if (told.length > 1) throw new CtiRejectedError('wrong-state', 'not a party of this service’s', why('in-room'));
    return this.release(ref);
  }

  async dtmf(ref: ConversationRef, digits: string): Promise<void> {
    this.legs.need(ref, 'connected');
    await this.keys.run(() => pressKeys(this.asterisk.calls.world, () => this.listeners(ref), digits));
  }

  /** Runs `work`, by which the agent leaves the call; resolves with the agent's leg at its end. */
  private async leave(ref: InteractionRef, work: () => Promise<void>): Promise<void> {
    const { own } = this.legs.need(ref, 'dialing', 'connected', 'held');
    this.asterisk.reasons.endsAs(own.uid, TRANSFERRED);
    try {
      await work();
    } catch (error) {
      this.asterisk.reasons.goesOn(own.uid);
      throw error;
    }
  }

  private async change(ref: InteractionRef, operation: Operation, cause: CtiCause, party?: Party): Promise<void> {
    const one = this.legs.need({ interaction: ref.interaction }, 'dialing', 'connected', 'held');
    const call = await this.legs.obtain(one);
    await this.asterisk.calls.control.change(call, { operation, cause, ...(party ? { party } : {}) });
  }

  private async called(ref: InteractionRef, number: string): Promise<Party> {
    this.legs.need({ interaction: ref.interaction }, 'connected', 'held');
    const to = await checkReached(this.asterisk, number);
    const twice = to === this.extension || this.isIn(ref, to);
    if (twice) throw new CtiRejectedError('busy', 'that number is in the call already', { to });
    return { uid: `ip-${this.asterisk.parts.ids.next()}`, to };
  }

  /** Also where it is the telephone that has called the agent, or that the agent has dialled. */
  private isIn(ref: InteractionRef, to: string): boolean {
    const { leg, call } = this.legs.find(ref);
    const { mirror, parts } = this.asterisk;
    const endpoint = endpointOf(mirror.live(leg?.peer)?.name ?? '');
    const telephone = parts.devices.isInternalEndpoint(endpoint) && parts.devices.extension(endpoint) === to;
    return telephone || (call !== undefined && partiesOf(call.settled).some((party) => party.to === to));
  }

  /** Uniqueids of those whom the agent talks to in that conversation. */
  private listeners(ref: ConversationRef): readonly string[] {
    const { leg, own } = this.legs.need(ref, 'connected');
    const { call } = this.legs.find(ref);
    if (!call) return [leg.peer ?? own.uid].filter((uid) => uid !== own.uid);
    return talkedTo(call, ref.conversation === consultId(call.settled) ? 'consult' : 'primary');
  }
}

const talkedTo = ({ settled }: Call, group: 'primary' | 'consult'): readonly string[] =>
  settled.focus === group ? settled[group].map(({ uid }) => uid) : [];
