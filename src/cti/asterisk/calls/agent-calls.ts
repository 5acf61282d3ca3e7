import { isoTime } from '../../../runtime/iso-time.js';
import type { ConversationState, InteractionData, RecordingState } from '../../../protocol/objects/object-states.js';
import type { CtiCause, CtiColleague, CtiInteraction, CtiLacks, CtiParty, CtiRecording } from '../../port/cti-facts.js';
import { recordingOver } from '../../port/recording-over.js';
import type { AgentDevices } from '../agent-devices.js';
import { endpointOf } from '../mirror/channel-name.js';
import type { ChannelRecord } from '../mirror/channel-record.js';
import { allTalkingTo, calledBy, callerOf, talkingTo, type HearsBoth } from '../mirror/peer.js';
import type { SwitchMirror } from '../mirror/switch-mirror.js';
import { isPair } from './arrangement.js';
import type { Call } from './call.js';
import { CallBook } from './call-book.js';
import { farOf } from './called-cause.js';
import type { CallReasons } from './call-reasons.js';
import { changeCause } from './change-cause.js';
import { newNumber } from './new-number.js';
import { endCause } from './end-cause.js';
import { Forks } from './forks.js';
import { Leg } from './leg.js';
import { cardOf } from './leg-card.js';
import { mainState, type CalledFacts, type ConversationSources } from './leg-conversations.js';
import { customerLeg, customerOf } from './leg-customer.js';
import { legFacts } from './leg-facts.js';
import { firstOrigin, laterOrigin, type OriginSources } from './leg-origin.js';
import { LegTimes } from './leg-times.js';
import { safeId } from './safe-id.js';
import { substituteOf } from './substitute.js';

/** Something about a call that is not as it was. */
export interface CallChange {
  readonly leg: Leg;
  readonly interaction: CtiInteraction;
  readonly cause: CtiCause;
  readonly ended: boolean;
}

export interface AgentCallsSources {
  readonly mirror: SwitchMirror;
  readonly devices: AgentDevices;
  /** id of the channel that the device is to the agent */
  readonly channel: string;
  readonly endpoint: string;
  readonly extension: string;
  readonly dataVariables: readonly string[];
  /** the call with that leg of the agent's, where it is more than Asterisk itself knows */
  call(uid: string): Call | undefined;
  /** milliseconds since the epoch */
  now(): number;
  /** who is at that device; undefined for one that is none of our people's */
  colleague?(endpoint: string): CtiColleague | undefined;
  /** the calls on which agents work */
  readonly book?: CallBook;
  readonly hearsBoth?: HearsBoth;
  /** true where that other one is an agent who holds the call of that leg of the agent's */
  heldBy?(other: string, own: string): boolean;
  /** true once that has been so of the leg for longer than legs take to be moved about */
  lasts?(uid: string, so: boolean): boolean;
  /** what cannot be done with the call of that leg */
  lacks?(own: ChannelRecord, alone: boolean, leg: Leg): readonly CtiLacks[] | undefined;
  /** whether the call of that leg is recorded, by whomever */
  recording?(leg: Leg): RecordingState;
  /** all recordings of the contact */
  recordings?(leg: Leg): readonly CtiRecording[];
  /** what we know of the reasons by ourselves */
  readonly reasons?: CallReasons;
}

/** The calls at one agent's device, worked out anew from the mirror whenever something may have changed. */
export class AgentCalls {
  private readonly legs = new Map<string, Leg>();
  private readonly dialled = new Map<string, { readonly to: string; readonly data: InteractionData }>();
  private readonly known = new Map<string, { readonly text: string; readonly interaction: CtiInteraction }>();

  private readonly forks: Forks;

  constructor(private readonly sources: AgentCallsSources) {
    this.forks = new Forks(sources.mirror);
  }

  get all(): readonly Leg[] {
    return [...this.legs.values()];
  }

  /** by the interaction's id */
  find(interaction: string): Leg | undefined {
    return this.all.find((leg) => leg.id === interaction);
  }

  /** The agent dials: a channel with that Uniqueid is about to appear. */
  expect(uid: string, to: string, data: InteractionData): void {
    this.dialled.set(uid, { to, data });
  }

  /** No such channel has appeared, or it is gone. */
  forget(uid: string): void {
    this.dialled.delete(uid);
  }

  /** What is not as it was when this was last asked. */
  changes(): CallChange[] {
    const { mirror, endpoint } = this.sources;
    for (const own of mirror.byEndpoint.of(endpoint)) {
      if (!this.legs.has(own.uid) && !this.forks.has(own, this.all)) this.discover(own);
    }
    for (const leg of this.all) this.follow(leg);
    this.forks.forgetGone();
    return this.all.flatMap((leg) => this.change(leg) ?? []);
  }

  /** channels at which that call rings as well */
  beside(leg: Leg): readonly ChannelRecord[] {
    return this.forks.of(leg);
  }

  /** As `changes` last found them. */
  get current(): readonly CtiInteraction[] {
    return [...this.known.values()].map(({ interaction }) => interaction);
  }

  /** Nobody looks any more. */
  stop(): void {
    for (const { uid } of this.all) this.sources.lasts?.(uid, false);
  }

  private discover(own: ChannelRecord): void {
    const { mirror, devices, extension } = this.sources;
    const dialled = this.dialled.get(own.uid);
    const known = this.sources.call(own.uid);
    const card = known?.card ?? cardOf(mirror, devices, own, extension, dialled?.to);
    if (!card) return;
    const times = new LegTimes(this.sources.now() - own.age * 1_000);
    const leg = new Leg(own.uid, card, dialled?.data ?? {}, times, firstOrigin(this.originSources, own, card));
    leg.joined = known !== undefined;
    this.legs.set(own.uid, leg);
  }

  /** It goes on at another telephone. */
  private follow(leg: Leg): void {
    const next = this.forks.next(leg);
    if (!next) return;
    const { uid } = leg;
    this.sources.lasts?.(uid, false);
    this.sources.reasons?.passOn(uid, next.uid);
    const known = this.known.get(uid);
    for (const map of [this.legs, this.known]) map.delete(uid);
    this.forks.move(leg, next);
    this.legs.set(leg.uid, leg);
    if (known) this.known.set(leg.uid, known);
  }

  private change(leg: Leg): CallChange | undefined {
    const own = this.sources.mirror.live(leg.uid);
    if (!own) return this.end(leg);
    const before = this.known.has(leg.uid) ? leg.state : undefined;
    this.look(leg, own);
    const interaction = this.facts(leg, own);
    const text = JSON.stringify(interaction);
    if (this.known.get(leg.uid)?.text === text) return undefined;
    const reason = this.sources.reasons?.ofChange(leg.uid);
    if (interaction.conversations.length === 0) {
      // Everybody else has left, and so the agent's own leg ends next: that is when the whole is over.
      // Whoever leaves because the agent does is not the reason.
      if (reason && !leg.releasing && own.hungUp === undefined) this.sources.reasons?.endsAs(leg.uid, reason);
      return undefined;
    }
    this.known.set(leg.uid, { text, interaction });
    return { leg, interaction, cause: reason ?? changeCause(leg, before), ended: false };
  }

  private end(leg: Leg): CallChange | undefined {
    const { mirror } = this.sources;
    const last = this.known.get(leg.uid)?.interaction;
    for (const map of [this.legs, this.dialled, this.known]) map.delete(leg.uid);
    leg.state = 'ended';
    this.sources.lasts?.(leg.uid, false);
    const known = this.sources.reasons?.takeEnd(leg.uid);
    const cause = known ?? endCause(leg, mirror.find(leg.uid), mirror.find(leg.peer));
    if (!last) return undefined;
    const times = { ...last.times, ended: isoTime(this.sources.now()) };
    return { leg, interaction: { ...last, ...recordingOver(last), times, conversations: [] }, cause, ended: true };
  }

  private look(leg: Leg, own: ChannelRecord): void {
    const { mirror, devices, extension } = this.sources;
    const call = this.sources.call(leg.uid);
    const talking = call ? undefined : talkingTo(mirror, own, this.sources.hearsBoth);
    const peer = talking ?? (leg.card.calling ? calledBy(mirror, own) : callerOf(mirror, own));
    if (talking) leg.joined = true;
    if (talking && talking.uid === leg.firstPeer) leg.metNumber ??= talking.callerNumber;
    leg.peer = call?.settled.primary.find(({ to }) => to === '')?.uid ?? peer?.uid ?? leg.peer;
    if (leg.firstPeer === undefined && leg.peer !== undefined) {
      leg.firstPeer = leg.peer;
      // Who is called is told by the channel that is called, and that comes after the agent's own.
      const to = this.dialled.get(leg.uid)?.to ?? (leg.card.to || undefined);
      if (!call && leg.card.calling) leg.card = cardOf(mirror, devices, own, extension, to) ?? leg.card;
    }
    this.identify(leg, own);
    // Since when one that was found has been joined is for the switch to say.
    if (leg.joined && (own.age === 0 || this.known.has(leg.uid))) leg.times.join(this.sources.now());
    leg.state = call ? mainState(this.conversationSources(leg, own), call.settled) : state(leg, own);
  }

  /** Whose contact it is, and by whom it came. */
  private identify(leg: Leg, own: ChannelRecord): void {
    const { mirror, devices } = this.sources;
    leg.contact = own.linked;
    const customer = customerLeg(mirror, devices, own);
    if (customer) {
      const isDialled = customer.uid === leg.firstPeer && leg.card.calling && newNumber(leg, customer) === '';
      leg.customer = customerOf(customer, isDialled ? leg.card.to : '') ?? leg.customer;
      leg.customerQueue = customer.queue ?? leg.customerQueue;
    }
    leg.origin = laterOrigin(this.originSources, own) ?? leg.origin;
  }

  private get originSources(): OriginSources {
    const { mirror, book = new CallBook() } = this.sources;
    return { mirror, book, colleague: (endpoint) => this.sources.colleague?.(endpoint) };
  }

  private facts(leg: Leg, own: ChannelRecord): CtiInteraction {
    const { channel, dataVariables: variables } = this.sources;
    const sources = this.conversationSources(leg, own);
    const lacks = this.sources.lacks?.(own, sources.alone === true, leg);
    const recording = this.sources.recording?.(leg) ?? 'off';
    const recordings = this.sources.recordings?.(leg) ?? [];
    const now = this.sources.now();
    const before = this.sources.call(leg.uid)?.focusedAt ?? now;
    const facts = legFacts(leg, { channel, variables, recording, recordings, now, before, ...sources });
    return lacks ? { ...facts, lacks } : facts;
  }

  private conversationSources(leg: Leg, own: ChannelRecord): ConversationSources {
    const { mirror } = this.sources;
    const call = this.sources.call(leg.uid);
    const heldByPeer = leg.peer !== undefined && this.sources.heldBy?.(leg.peer, leg.uid) === true;
    const apart = !call && leg.joined && !heldByPeer && isApart(own, talkingTo(mirror, own));
    return {
      own,
      peer: mirror.find(leg.peer),
      heldByPeer,
      alone: this.sources.lasts?.(leg.uid, apart) === true,
      arrangement: call?.settled,
      called: ({ uid }) => this.called(uid),
      others:
        call && !isPair(call.settled)
          ? []
          : allTalkingTo(mirror, own, this.sources.hearsBoth).map((record) => this.party(record, leg)),
    };
  }

  private called(uid: string): CalledFacts {
    const { mirror } = this.sources;
    const other = substituteOf(mirror, uid);
    const holding = (other ?? farOf(mirror, uid))?.holding === true;
    return { answered: mirror.live(uid)?.up === true, holding, ...(other ? { address: this.addressOf(other) } : {}) };
  }

  private party(record: ChannelRecord, leg: Leg): CtiParty {
    const held = record.holding || this.sources.heldBy?.(record.uid, leg.uid) === true;
    return { id: safeId(record.uid), address: this.addressOf(record), state: held ? 'held' : 'connected' };
  }

  private addressOf({ name, callerNumber }: ChannelRecord): string {
    const { devices } = this.sources;
    const endpoint = endpointOf(name);
    return (devices.isInternalEndpoint(endpoint) ? devices.extension(endpoint) : undefined) ?? callerNumber;
  }
}

function state(leg: Leg, own: ChannelRecord): ConversationState {
  if (leg.joined) return own.holding ? 'held' : 'connected';
  return leg.card.calling ? 'dialing' : 'alerting';
}

/** It goes on, and with nobody. One that is about to end says nothing. */
function isApart(own: ChannelRecord, talking: ChannelRecord | undefined): boolean {
  return talking === undefined && own.hungUp === undefined;
}
