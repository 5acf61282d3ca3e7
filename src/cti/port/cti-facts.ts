import type { CauseActor, CauseCode } from '../../protocol/cause.js';
import type { Why } from '../../protocol/why.js';
import type { Capability } from './capability.js';
import type {
  AgentState,
  ChannelLogin,
  ChannelType,
  ConversationRole,
  ConversationState,
  DeviceState,
  InteractionData,
  InteractionDirection,
  OriginKind,
  PendingState,
  RecordedState,
  RecordingState,
} from '../../protocol/objects/object-states.js';

/** A channel as the switch has it. */
export interface CtiChannel {
  /** stable within the CTI session, e.g. `tel`; goes into targets as it is */
  readonly id: string;
  readonly type: ChannelType;
  readonly endpoint: string;
  /** `unavailable` while the device is `unregistered` */
  readonly login: ChannelLogin;
  /** of a telephony channel that is signed in */
  readonly device?: { readonly state: DeviceState };
  readonly agentState: AgentState;
  readonly reason?: string;
  readonly pending?: PendingState;
  readonly queues?: readonly string[];
}

export interface CtiParty {
  readonly id: string;
  readonly address: string;
  readonly name?: string;
  readonly state?: string;
}

/** Somebody with a number. */
export interface CtiAddress {
  readonly address: string;
  readonly name?: string;
}

/** Somebody of the house; with the agent's id, where one is signed in there. */
export interface CtiColleague extends CtiAddress {
  readonly id?: string;
}

/** How a contact came to the agent. */
export interface CtiOrigin {
  readonly kind: OriginKind;
  /** the colleague who sent it, asks, calls in, or had it ringing before */
  readonly by?: CtiColleague;
}

/** One recording of a contact: the agent's, a colleague's, or one that the switch has begun. */
export interface CtiRecording {
  /** what an archive finds it by; the same over a pause, and in the facts of everybody who takes part */
  readonly id: string;
  readonly state: RecordedState;
}

/** ISO 8601, by this machine's clock: a switch whose clock differs is put right by its provider. */
export interface CtiTimes {
  /** it began to ring, or the agent dialled */
  readonly created: string;
  /** the agent and the other side were joined for the first time */
  readonly answered?: string;
  /** no leg was left; the session notes it where it is left out */
  readonly ended?: string;
}

/** One leg of the agent's. */
export interface CtiConversation {
  /** the switch's own id of the leg, stable while it lives */
  readonly id: string;
  readonly role: ConversationRole;
  readonly state: ConversationState;
  /** ISO 8601: since when, where the switch tells; else since the session heard of it */
  readonly since?: string;
  readonly muted: boolean;
  readonly parties: readonly CtiParty[];
}

/**
 * One contact as the switch has it, whole. Its state for the desktop follows from its conversations; one that has
 * none left, or only ended ones, is over.
 */
export interface CtiInteraction {
  /** stable from the first ring to the last report, also over a restart of this process where the switch allows */
  readonly id: string;
  /** id of the channel it came in on */
  readonly channel: string;
  /** the switch's id of the whole contact, the same for everybody who takes part */
  readonly contact: string;
  readonly direction: InteractionDirection;
  readonly from: string;
  readonly to: string;
  readonly queue?: string;
  /** the party outside; stays what it is whatever becomes of the legs */
  readonly customer?: CtiAddress;
  readonly origin: CtiOrigin;
  readonly times: CtiTimes;
  /** ISO 8601: when it stops ringing, where the switch tells */
  readonly ringEnds?: string;
  readonly data: InteractionData;
  /** of one that is over: `off` */
  readonly recording: RecordingState;
  /** of the whole contact, in the order in which they began, those that are over too; left out where there are none */
  readonly recordings?: readonly CtiRecording[];
  /** the live ones; one that is missing has ended */
  readonly conversations: readonly CtiConversation[];
  /** what the provider can do, but not with this contact now; left out where there is nothing. The same list whenever it is the same */
  readonly lacks?: readonly CtiLacks[];
}

/** Commands on a contact and its conversations that are not possible now, whatever the states say. */
export interface CtiLacks extends Why {
  readonly commands: readonly Capability[];
}

/** Why the facts are as they are now. For `agent`, the session adds the agent's id and the command. */
export interface CtiCause {
  readonly code: CauseCode;
  readonly by: { readonly kind: CauseActor; readonly id?: string };
}

/**
 * News from the switch: each object named here is whole and replaces what was known of it; one that is not named is as
 * before. The same facts twice do no harm.
 */
export interface CtiReport {
  readonly channels?: readonly CtiChannel[];
  readonly interactions?: readonly CtiInteraction[];
  readonly cause: CtiCause;
}

/**
 * Everything of one agent, freshly read: what is not in it is not there. An interaction without conversations is over
 * and waits for its completion: none is under a call model with `wrapUp: none`.
 */
export interface CtiSnapshot {
  readonly channels: readonly CtiChannel[];
  readonly interactions: readonly CtiInteraction[];
}
