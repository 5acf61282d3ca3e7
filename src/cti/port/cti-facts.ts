import type { CauseActor, CauseCode } from '../../protocol/cause.js';
import type { Capability } from './capability.js';
import type {
  AgentState,
  ChannelLogin,
  ChannelType,
  ConversationRole,
  ConversationState,
  InteractionData,
  InteractionDirection,
  PendingState,
  RecordingState,
} from '../../protocol/objects/object-states.js';

/** A channel as the switch has it. */
export interface CtiChannel {
  /** stable within the CTI session, e.g. `tel`; goes into targets as it is */
  readonly id: string;
  readonly type: ChannelType;
  readonly endpoint: string;
  readonly login: ChannelLogin;
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

/** One leg of the agent's. */
export interface CtiConversation {
  /** the switch's own id of the leg, stable while it lives */
  readonly id: string;
  readonly role: ConversationRole;
  readonly state: ConversationState;
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
  readonly direction: InteractionDirection;
  readonly from: string;
  readonly to: string;
  readonly queue?: string;
  readonly data: InteractionData;
  readonly recording: RecordingState;
  /** the live ones; one that is missing has ended */
  readonly conversations: readonly CtiConversation[];
  /** what the provider can do, but not with this contact now; left out where there is nothing */
  readonly lacks?: CtiLacks;
}

/** Commands on a contact and its conversations that are not possible now, whatever the states say. */
export interface CtiLacks {
  /** the same list whenever it is the same */
  readonly commands: readonly Capability[];
  /** in words, for the agent */
  readonly why: string;
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
 * and waits for its completion.
 */
export interface CtiSnapshot {
  readonly channels: readonly CtiChannel[];
  readonly interactions: readonly CtiInteraction[];
}
