import { CAUSE_ACTORS, CAUSE_CODES } from '../../protocol/cause.js';
import {
  AGENT_STATES,
  CHANNEL_LOGINS,
  CHANNEL_TYPES,
  CONVERSATION_ROLES,
  CONVERSATION_STATES,
  DEVICE_STATES,
  INTERACTION_DIRECTIONS,
  ORIGIN_KINDS,
  PRESENCES,
  RECORDED_STATES,
  RECORDING_STATES,
  type PendingState,
} from '../../protocol/objects/object-states.js';
import type { WhyCode } from '../../protocol/why.js';
import { CAPABILITIES } from '../port/capability.js';
import type {
  CtiAgentEntry,
  CtiDirectoryReport,
  CtiEntry,
  CtiEntryName,
  CtiQueueEntry,
} from '../port/cti-directory.js';
import type {
  CtiAddress,
  CtiCause,
  CtiChannel,
  CtiColleague,
  CtiConversation,
  CtiInteraction,
  CtiLacks,
  CtiOrigin,
  CtiParty,
  CtiRecording,
  CtiReport,
  CtiSnapshot,
  CtiTimes,
} from '../port/cti-facts.js';
import type { CtiLink } from '../port/cti-provider.js';
import { COUNT, DATA, FLAG, ID, listOf, objectOf, oneOf, TEXT, TIME, type Shape } from './shape.js';

const PENDING = objectOf<PendingState>({ agentState: oneOf(['ready', 'notready']) }, { reason: TEXT });

const CHANNEL = objectOf<CtiChannel>(
  {
    id: ID,
    type: oneOf(CHANNEL_TYPES),
    endpoint: TEXT,
    login: oneOf(CHANNEL_LOGINS),
    agentState: oneOf(AGENT_STATES),
  },
  {
    device: objectOf<NonNullable<CtiChannel['device']>>({ state: oneOf(DEVICE_STATES) }, {}),
    reason: TEXT,
    pending: PENDING,
    queues: listOf(TEXT),
  },
);

const PARTY = objectOf<CtiParty>({ id: ID, address: TEXT }, { name: TEXT, state: TEXT });
const ADDRESS = objectOf<CtiAddress>({ address: TEXT }, { name: TEXT });
const COLLEAGUE = objectOf<CtiColleague>({ address: TEXT }, { id: TEXT, name: TEXT });

const CONVERSATION = objectOf<CtiConversation>(
  {
    id: ID,
    role: oneOf(CONVERSATION_ROLES),
    state: oneOf(CONVERSATION_STATES),
    muted: FLAG,
    parties: listOf(PARTY),
  },
  { since: TIME },
);

// A code that is not of the list becomes one.
const LACKS = objectOf<CtiLacks>(
  { commands: listOf(oneOf(CAPABILITIES)), why: TEXT, whyCode: TEXT as Shape<WhyCode> },
  {},
);

const INTERACTION = objectOf<CtiInteraction>(
  {
    id: ID,
    channel: ID,
    contact: TEXT,
    direction: oneOf(INTERACTION_DIRECTIONS),
    from: TEXT,
    to: TEXT,
    origin: objectOf<CtiOrigin>({ kind: oneOf(ORIGIN_KINDS) }, { by: COLLEAGUE }),
    times: objectOf<CtiTimes>({ created: TIME }, { answered: TIME, ended: TIME }),
    data: DATA,
    recording: oneOf(RECORDING_STATES),
    conversations: listOf(CONVERSATION),
  },
  {
    queue: TEXT,
    customer: ADDRESS,
    ringEnds: TIME,
    recordings: listOf(objectOf<CtiRecording>({ id: ID, state: oneOf(RECORDED_STATES) }, {})),
    lacks: listOf(LACKS),
  },
);

/** Why something is as it is now. */
export const CAUSE = objectOf<CtiCause>(
  { code: oneOf(CAUSE_CODES), by: objectOf<CtiCause['by']>({ kind: oneOf(CAUSE_ACTORS) }, { id: TEXT }) },
  {},
);
export const REPORT = objectOf<CtiReport>(
  { cause: CAUSE },
  { channels: listOf(CHANNEL), interactions: listOf(INTERACTION) },
);
export const SNAPSHOT = objectOf<CtiSnapshot>({ channels: listOf(CHANNEL), interactions: listOf(INTERACTION) }, {});

const AGENT_ENTRY = objectOf<CtiAgentEntry>(
  { kind: oneOf(['agent']), address: ID, presence: oneOf(PRESENCES) },
  { id: ID, name: TEXT, since: TIME },
);
const QUEUE_ENTRY = objectOf<CtiQueueEntry>(
  { kind: oneOf(['queue']), id: ID, waiting: COUNT, ready: COUNT },
  { name: TEXT, address: TEXT, waitingSince: TIME },
);
type Named = Pick<CtiAgentEntry, 'kind' | 'address'>;
type NamedQueue = Pick<CtiQueueEntry, 'kind' | 'id'>;
const AGENT_NAME = objectOf<Named>({ kind: oneOf(['agent']), address: ID }, {});
const QUEUE_NAME = objectOf<NamedQueue>({ kind: oneOf(['queue']), id: ID }, {});
const IS_QUEUE = objectOf<{ readonly kind: 'queue' }>({ kind: oneOf(['queue']) }, {});

const byKind =
  <A, Q>(agent: Shape<A>, queue: Shape<Q>): Shape<A | Q> =>
  (entry) =>
    IS_QUEUE(entry) === undefined ? queue(entry) : agent(entry);

export const ENTRIES = listOf<CtiEntry>(byKind(AGENT_ENTRY, QUEUE_ENTRY));
export const DIRECTORY_REPORT = objectOf<CtiDirectoryReport>(
  {},
  { entries: ENTRIES, removed: listOf<CtiEntryName>(byKind(AGENT_NAME, QUEUE_NAME)) },
);

type Up = Extract<CtiLink, { readonly state: 'up' }>;
const UP = objectOf<Up>({ state: oneOf(['up']) }, {});
const NOT_UP = objectOf<Exclude<CtiLink, Up>>({ state: oneOf(['starting', 'down']), reason: TEXT }, {});

/** The state of a link: what is wrong with it has a reason in words. */
export const LINK: Shape<CtiLink> = (link) => (UP(link) === undefined ? undefined : NOT_UP(link));
