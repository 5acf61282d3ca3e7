export const CHANNEL_TYPES = ['Telephony', 'Chat', 'Email'] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

/** `unavailable`: signed in, but nobody can be reached there just now. */
export const CHANNEL_LOGINS = ['inactive', 'active', 'unavailable'] as const;
export type ChannelLogin = (typeof CHANNEL_LOGINS)[number];

export const AGENT_STATES = ['ready', 'notready', 'busy', 'wrapup'] as const;
export type AgentState = (typeof AGENT_STATES)[number];

export const INTERACTION_STATES = ['ALERTING', 'DIALING', 'STARTED', 'ENDED', 'COMPLETED'] as const;
export type InteractionState = (typeof INTERACTION_STATES)[number];

export const INTERACTION_DIRECTIONS = ['inbound', 'outbound', 'internal'] as const;
export type InteractionDirection = (typeof INTERACTION_DIRECTIONS)[number];

/** How an interaction came to the agent. */
export const ORIGIN_KINDS = ['queue', 'direct', 'dialled', 'transfer', 'consultation', 'conference', 'pickup'] as const;
export type OriginKind = (typeof ORIGIN_KINDS)[number];

/** What became of a contact for the agent; `unknown`: it ended while the switch could not be asked. */
export const OUTCOMES = ['answered', 'transferred', 'missed', 'rejected', 'deflected', 'failed', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const RECORDING_STATES = ['off', 'on', 'paused'] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

/** `stopped`: it is over, and still there for whoever looks for it. */
export const RECORDED_STATES = ['on', 'paused', 'stopped'] as const;
export type RecordedState = (typeof RECORDED_STATES)[number];

export const CONVERSATION_ROLES = ['primary', 'consult'] as const;
export type ConversationRole = (typeof CONVERSATION_ROLES)[number];

/** `unknown` is said while the switch cannot be asked. */
export const CONVERSATION_STATES = ['alerting', 'dialing', 'connected', 'held', 'ended', 'unknown'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** Whether a telephone is there; `unknown` where the switch does not tell. */
export const DEVICE_STATES = ['registered', 'unregistered', 'unknown'] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];

/** What becomes of a call in hand when another is taken or dialled. */
export const SECOND_CALLS = ['hold', 'refuse'] as const;
export type SecondCall = (typeof SECOND_CALLS)[number];

/** `required`: with a disposition; `optional`: with or without one; `none`: there is no work after a contact. */
export const WRAP_UPS = ['required', 'optional', 'none'] as const;
export type WrapUp = (typeof WRAP_UPS)[number];

/** What a colleague is; `offline`: nobody to be reached there. */
export const PRESENCES = [...AGENT_STATES, 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

/** What the directory lists. */
export const ENTRY_KINDS = ['agent', 'queue', 'contact'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What a session may be told of as it changes. */
export const DIRECTORY_TOPICS = ['agents', 'queues'] as const;
export type DirectoryTopic = (typeof DIRECTORY_TOPICS)[number];

/** What an agent may ask to be. */
export const WANTED_STATES = ['ready', 'notready'] as const satisfies readonly AgentState[];

/** What an agent may be made to be; a state asked for during work waits as the pending one. */
export interface PendingState {
  readonly agentState: (typeof WANTED_STATES)[number];
  readonly reason?: string;
}

/** What is to become of an interaction's data, key by key; `null` takes one away. */
export type DataChange = Readonly<Record<string, string | InteractionData | null>>;

/** String keys to strings or nested maps. */
export interface InteractionData {
  readonly [key: string]: string | InteractionData;
}
