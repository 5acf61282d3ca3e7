import type { ObjectRecord } from '../model/object-record.js';
import type { InteractionRecord } from '../model/interaction.record.js';
import { connectedOthers, dialingElsewhere } from './line.js';
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

const legs = (record: ObjectRecord) => [...(interactionOf(record)?.conversations.values() ?? [])];
const consultState = (record: ObjectRecord) => interactionOf(record)?.byRole('consult')?.state;
const recording = (record: ObjectRecord) => interactionOf(record)?.facts.recording;

/** What a command may ask for beyond the state of its object, by name. */
export const CONDITIONS = {
  isTelephony: {
    holds: (record) => record.kind === 'channel' && record.facts.type === 'Telephony',
    why: 'only a telephony channel can dial',
  },
  nothingOngoing: {
    holds: (record) => record.kind === 'channel' && ![...record.interactions.values()].some((one) => one.live),
    why: 'an interaction is still going on',
  },
  workCompleted: {
    holds: (record) => record.kind === 'channel' && record.facts.agentState !== 'wrapup',
    why: 'the work after an interaction is not completed',
  },
  roomForAnother: {
    holds: (_, { model, callModel }) =>
      model.interactions().filter((one) => one.live).length < callModel.maxInteractions,
    why: 'the call model allows no further live interaction',
  },
  lineFree: {
    holds: (record, { model, callModel }) =>
      callModel.secondCall === 'hold' || connectedOthers(model, interactionOf(record)).length === 0,
    why: 'another call is connected, and the call model does not hold it',
  },
  notDialing: {
    holds: (record, { model }) => !dialingElsewhere(model, interactionOf(record)),
    why: 'another call is being set up',
  },
  otherLegQuiet: {
    holds: (record) => !legs(record).some((one) => one !== record && TALKS.has(one.state)),
    why: 'the other conversation of the interaction is not held',
  },
  notBothHeld: {
    holds: (record) => legs(record).some((one) => one.state === 'connected'),
    why: 'both conversations are held',
  },
  hasPrimary: {
    holds: (record) => interactionOf(record)?.byRole('primary') !== undefined,
    why: 'there is no call left to transfer',
  },
  noConsult: { holds: (record) => consultState(record) === undefined, why: 'there is a consultation already' },
  hasConsult: { holds: (record) => consultState(record) !== undefined, why: 'there is no consultation' },
  consultConnected: {
    holds: (record) => ['connected', 'held'].includes(consultState(record) ?? ''),
    why: 'the consultation is not connected',
  },
  isConference: {
    holds: (record) => record.kind === 'conversation' && record.facts.parties.length > 1,
    why: 'the conversation is no conference',
  },
  recordingOff: { holds: (record) => recording(record) === 'off', why: 'the recording is on already' },
  recordingOn: { holds: (record) => recording(record) === 'on', why: 'the recording is not on' },
  recordingPaused: { holds: (record) => recording(record) === 'paused', why: 'the recording is not paused' },
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;

/** @returns why the condition does not hold; undefined where it does */
export function unmet(name: ConditionName, record: ObjectRecord, context: RuleContext): string | undefined {
  const condition: Condition = CONDITIONS[name];
  return condition.holds(record, context) ? undefined : condition.why;
}
