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
} from '../../protocol/objects/object-states.js';
import { CAPABILITIES } from '../port/capability.js';
import { COUNT, DATA, FLAG, ID, listOf, objectOf, oneOf, TEXT, TIME, type Shape } from './shape.js';

const PENDING = objectOf({ agentState: oneOf(AGENT_STATES) }, { reason: TEXT });

const CHANNEL = objectOf(
  {
    id: ID,
    type: oneOf(CHANNEL_TYPES),
    endpoint: TEXT,
    login: oneOf(CHANNEL_LOGINS),
    agentState: oneOf(AGENT_STATES),
  },
  { device: objectOf({ state: oneOf(DEVICE_STATES) }), reason: TEXT, pending: PENDING, queues: listOf(TEXT) },
);

const PARTY = objectOf({ id: ID, address: TEXT }, { name: TEXT, state: TEXT });
const ADDRESS = objectOf({ address: TEXT }, { id: TEXT, name: TEXT });

const CONVERSATION = objectOf(
  {
    id: ID,
    role: oneOf(CONVERSATION_ROLES),
    state: oneOf(CONVERSATION_STATES),
    muted: FLAG,
    parties: listOf(PARTY),
  },
  { since: TIME },
);

const INTERACTION = objectOf(
  {
    id: ID,
    channel: ID,
    contact: TEXT,
    direction: oneOf(INTERACTION_DIRECTIONS),
    from: TEXT,
    to: TEXT,
    origin: objectOf({ kind: oneOf(ORIGIN_KINDS) }, { by: ADDRESS }),
    times: objectOf({ created: TIME }, { answered: TIME, ended: TIME }),
    data: DATA,
    recording: oneOf(RECORDING_STATES),
    conversations: listOf(CONVERSATION),
  },
  {
    queue: TEXT,
    customer: ADDRESS,
    ringEnds: TIME,
    recordings: listOf(objectOf({ id: ID, state: oneOf(RECORDED_STATES) })),
    lacks: listOf(objectOf({ commands: listOf(oneOf(CAPABILITIES)), why: TEXT, whyCode: TEXT })),
  },
);

/** Why something is as it is now. */
export const CAUSE: Shape = objectOf({
  code: oneOf(CAUSE_CODES),
  by: objectOf({ kind: oneOf(CAUSE_ACTORS) }, { id: TEXT }),
});
export const REPORT: Shape = objectOf(
  { cause: CAUSE },
  { channels: listOf(CHANNEL), interactions: listOf(INTERACTION) },
);
export const SNAPSHOT: Shape = objectOf({ channels: listOf(CHANNEL), interactions: listOf(INTERACTION) });

const AGENT_ENTRY = objectOf(
  { kind: oneOf(['agent']), address: ID, presence: oneOf(PRESENCES) },
  { id: ID, name: TEXT, since: TIME },
);
const QUEUE_ENTRY = objectOf(
  { kind: oneOf(['queue']), id: ID, waiting: COUNT, ready: COUNT },
  { name: TEXT, address: TEXT, waitingSince: TIME },
);
const byKind =
  (agent: Shape, queue: Shape): Shape =>
  (entry) =>
    objectOf({ kind: oneOf(['queue']) })(entry) === undefined ? queue(entry) : agent(entry);

export const ENTRIES: Shape = listOf(byKind(AGENT_ENTRY, QUEUE_ENTRY));
export const DIRECTORY_REPORT: Shape = objectOf(
  {},
  {
    entries: ENTRIES,
    removed: listOf(
      byKind(objectOf({ kind: oneOf(['agent']), address: ID }), objectOf({ kind: oneOf(['queue']), id: ID })),
    ),
  },
);

/** The state of a link: what is wrong with it has a reason in words. */
export const LINK: Shape = (link) =>
  objectOf({ state: oneOf(['up']) })(link) === undefined
    ? undefined
    : objectOf({ state: oneOf(['up', 'starting', 'down']), reason: TEXT })(link);
