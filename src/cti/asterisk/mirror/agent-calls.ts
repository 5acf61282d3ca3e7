import type { ConversationState, InteractionData } from '../../../protocol/objects/object-states.js';
import type { CtiCause, CtiInteraction, CtiParty } from '../../port/cti-facts.js';
import type { AgentDevices } from '../agent-devices.js';
import type { CallCard } from '../calls/call-card.js';
import type { CallReasons } from './call-reasons.js';
import { endpointOf } from './channel-name.js';
import { changeCause } from '../calls/change-cause.js';
import type { ChannelRecord } from './channel-record.js';
import { endCause } from '../calls/end-cause.js';
import { Leg } from './leg.js';
import { cardOf } from '../calls/leg-card.js';
import { mainState } from './leg-conversations.js';
import { legFacts } from './leg-facts.js';
import { allTalkingTo, calledBy, callerOf, talkingTo } from './peer.js';
import { safeId } from './safe-id.js';
import type { SwitchMirror } from './switch-mirror.js';
import type { TakeOver } from './take-over.js';
import type { LeftAlone } from './third-party.js';

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
  /** the call that was taken over for the agent with that leg */
  takeOver(uid: string): TakeOver | undefined;
  /** what a process before this one wrote down about the call */
  card(uid: string): CallCard | undefined;
  /** the same about one with whom the agent was left */
  left?(uid: string): LeftAlone | undefined;
  /** what we know of the reasons by ourselves */
  readonly reasons?: CallReasons;
}

/** The calls at one agent's device, worked out anew from the mirror whenever something may have changed. */
export class AgentCalls {
  private readonly legs = new Map<string, Leg>();
  private readonly dialled = new Map<string, { readonly to: string; readonly data: InteractionData }>();
  private readonly known = new Map<string, { readonly text: string; readonly interaction: CtiInteraction }>();

  constructor(private readonly sources: AgentCallsSources) {}

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
    for (const own of mirror.byEndpoint.of(endpoint)) if (!this.legs.has(own.uid)) this.discover(own);
    return this.all.flatMap((leg) => this.change(leg) ?? []);
  }

  /** As `changes` last found them. */
  get current(): readonly CtiInteraction[] {
    return [...this.known.values()].map(({ interaction }) => interaction);
  }

  private discover(own: ChannelRecord): void {
    const { mirror, devices, extension } = this.sources;
    const dialled = this.dialled.get(own.uid);
    const taken = this.sources.takeOver(own.uid);
    const card = taken?.card ?? this.sources.card(own.uid) ?? cardOf(mirror, devices, own, extension, dialled?.to);
    if (!card) return;
    const leg = new Leg(own.uid, card, dialled?.data ?? {});
    leg.joined = taken !== undefined;
    leg.left = taken?.left ?? this.sources.left?.(own.uid);
    this.legs.set(own.uid, leg);
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
      if (reason) this.sources.reasons?.endsAs(leg.uid, reason);
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
    const known = this.sources.reasons?.takeEnd(leg.uid);
    const cause = known ?? endCause(leg, mirror.find(leg.uid), mirror.find(leg.peer));
    return last && { leg, interaction: { ...last, conversations: [] }, cause, ended: true };
  }

  private look(leg: Leg, own: ChannelRecord): void {
    const { mirror, devices, extension } = this.sources;
    const talking = talkingTo(mirror, own);
    const peer = talking ?? (leg.card.calling ? calledBy(mirror, own) : callerOf(mirror, own));
    const taken = this.sources.takeOver(leg.uid);
    if (talking) leg.joined = true;
    if (taken?.left) leg.left = taken.left;
    leg.peer = taken?.peer ?? peer?.uid ?? leg.peer;
    if (leg.firstPeer === undefined && leg.peer !== undefined) {
      leg.firstPeer = leg.peer;
      // Who is called is told by the channel that is called, and that comes after the agent's own.
      const to = this.dialled.get(leg.uid)?.to ?? (leg.card.to || undefined);
      if (!taken && leg.card.calling) leg.card = cardOf(mirror, devices, own, extension, to) ?? leg.card;
    }
    leg.state = state(leg, own, taken);
  }

  private facts(leg: Leg, own: ChannelRecord): CtiInteraction {
    const { mirror, channel, dataVariables } = this.sources;
    const third = this.sources.takeOver(leg.uid)?.third;
    const far = mirror.find(third?.far);
    const others = allTalkingTo(mirror, own).map((record) => this.party(record));
    return legFacts(leg, { channel, own, peer: mirror.find(leg.peer), third, far, others, variables: dataVariables });
  }

  private party({ uid, name, callerNumber, holding }: ChannelRecord): CtiParty {
    const { devices } = this.sources;
    const endpoint = endpointOf(name);
    const extension = devices.isInternalEndpoint(endpoint) ? devices.extension(endpoint) : undefined;
    return { id: safeId(uid), address: extension ?? callerNumber, state: holding ? 'held' : 'connected' };
  }
}

function state(leg: Leg, own: ChannelRecord, taken: TakeOver | undefined): ConversationState {
  if (leg.frozen) return leg.state;
  if (taken?.third?.begun) return mainState(taken.third, own);
  if (taken) return taken.phase === 'taking' || taken.phase === 'joined' ? 'connected' : 'held';
  if (leg.joined) return own.holding ? 'held' : 'connected';
  return leg.card.calling ? 'dialing' : 'alerting';
}
