import type { ConversationRecord, InteractionRecord, ObjectRecord } from '../model/object-records.js';
import { boundElsewhere, connectedElsewhere, dialingElsewhere } from './line.js';
import type { RuleContext } from './rule-context.js';

interface Condition {
  holds(record: ObjectRecord, context: RuleContext): boolean;
  /** said when it does not hold */
  readonly why: string;
}

const interactionOf = (record: ObjectRecord): InteractionRecord | undefined => {
  if (record.kind === 'interaction') return record;
  return record.kind === 'conversation' ? record.interaction : undefined;
};

/** A conversation in such a state has the agent's ear. */
const TALKS: ReadonlySet<string> = new Set(['connected', 'dialing']);
const CONNECTED: ReadonlySet<string> = new Set(['connected', 'held']);

function someLeg(record: ObjectRecord, is: (leg: ConversationRecord) => boolean): boolean {
  const legs = interactionOf(record)?.conversations;
  if (legs) for (const one of legs.values()) if (is(one)) return true;
  return false;
}

const consultState = (record: ObjectRecord) => interactionOf(record)?.byRole('consult')?.state;
const recording = (record: ObjectRecord) => interactionOf(record)?.facts.recording;

/** What a command may ask for beyond the state of its object, by name. */
export const CONDITIONS = {
  isTelephony: {
    holds: (record) => record.kind === 'channel' && record.facts.type === 'Telephony',
    why: 'only a telephony channel can dial',
  },
  nothingOngoing: {
    holds: (record) => record.kind === 'channel' && record.liveInteractions === 0,
    why: 'an interaction is still going on',
  },
  workCompleted: {
    holds: (record) => record.kind === 'channel' && record.facts.agentState !== 'wrapup',
    why: 'the work after an interaction is not completed',
  },
  roomForAnother: {
    holds: (_, { model, callModel }) => model.liveInteractions < callModel.maxInteractions,
    why: 'the call model allows no further live interaction',
  },
  lineFree: {
    holds: (record, { model, callModel }) =>
      !(callModel.secondCall === 'hold' ? boundElsewhere : connectedElsewhere)(model, interactionOf(record)),
    why: 'another call is connected, and is not held: the call model does not, or it cannot be held now',
  },
  notDialing: {
    holds: (record, { model }) => !dialingElsewhere(model, interactionOf(record)),
    why: 'another call is being set up',
  },
  otherLegQuiet: {
    holds: (record) => !someLeg(record, (one) => one !== record && TALKS.has(one.state)),
    why: 'the other conversation of the interaction is not held',
  },
  notBothHeld: {
    holds: (record) => someLeg(record, ({ state }) => state === 'connected'),
    why: 'both conversations are held',
  },
  hasPrimary: {
    holds: (record) => interactionOf(record)?.byRole('primary') !== undefined,
    why: 'there is no call left to transfer',
  },
  noConsult: { holds: (record) => consultState(record) === undefined, why: 'there is a consultation already' },
  hasConsult: { holds: (record) => consultState(record) !== undefined, why: 'there is no consultation' },
  consultConnected: {
    holds: (record) => CONNECTED.has(consultState(record) ?? ''),
    why: 'the consultation is not connected',
  },
  isConference: {
    holds: (record) => record.kind === 'conversation' && record.facts.parties.length > 1,
    why: 'the conversation is no conference',
  },
  notMuted: {
    holds: (record) => record.kind === 'conversation' && !record.facts.muted,
    why: 'the conversation is muted already',
  },
  isMuted: {
    holds: (record) => record.kind === 'conversation' && record.facts.muted,
    why: 'the conversation is not muted',
  },
  recordingOff: { holds: (record) => recording(record) === 'off', why: 'the recording is on already' },
  recordingOn: { holds: (record) => recording(record) === 'on', why: 'the recording is not on' },
  recordingPaused: { holds: (record) => recording(record) === 'paused', why: 'the recording is not paused' },
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;

export function holds(name: ConditionName, record: ObjectRecord, context: RuleContext): boolean {
  const condition: Condition = CONDITIONS[name];
  return condition.holds(record, context);
}

/** @returns why the condition does not hold; undefined where it does */
export function unmet(name: ConditionName, record: ObjectRecord, context: RuleContext): string | undefined {
  return holds(name, record, context) ? undefined : CONDITIONS[name].why;
}
