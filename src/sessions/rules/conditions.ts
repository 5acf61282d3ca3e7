import { leavesWork } from '../../cti/port/call-model.js';
import { why, type Why, type WhyCode } from '../../protocol/why.js';
import type { ConversationRecord, InteractionRecord, ObjectRecord } from '../model/object-records.js';
import { boundElsewhere, connectedElsewhere, dialingElsewhere } from './line.js';
import type { RuleContext } from './rule-context.js';

interface Condition {
  holds(record: ObjectRecord, context: RuleContext): boolean;
  /** said when it does not hold */
  readonly why: WhyCode;
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

function voiceComes(record: ObjectRecord, { voice }: RuleContext): boolean {
  const interaction = interactionOf(record);
  return interaction !== undefined && voice.goesTo(interaction);
}

const consultState = (record: ObjectRecord) => interactionOf(record)?.byRole('consult')?.state;
const recording = (record: ObjectRecord) => interactionOf(record)?.facts.recording;

/** What a command may ask for beyond the state of its object, by name. */
export const CONDITIONS = {
  isTelephony: {
    holds: (record) => record.kind === 'channel' && record.facts.type === 'Telephony',
    why: 'not-telephony',
  },
  nothingOngoing: {
    holds: (record) => record.kind === 'channel' && record.liveInteractions === 0,
    why: 'interaction-live',
  },
  workCompleted: {
    holds: (record) => record.kind === 'channel' && record.facts.agentState !== 'wrapup',
    why: 'work-to-complete',
  },
  inQueue: {
    holds: (record) => record.kind === 'channel' && record.facts.queues?.length !== 0,
    why: 'no-queue',
  },
  leavesWork: {
    holds: (record, { callModel }) => record.kind === 'interaction' && record.wasStarted && leavesWork(callModel),
    why: 'no-work',
  },
  roomForAnother: {
    holds: (_, { model, callModel }) => model.liveInteractions < callModel.maxInteractions,
    why: 'no-room',
  },
  lineFree: {
    holds: (record, { model, callModel }) =>
      !(callModel.secondCall === 'hold' ? boundElsewhere : connectedElsewhere)(model, interactionOf(record)),
    why: 'line-busy',
  },
  notDialing: {
    holds: (record, { model, voice }) =>
      !dialingElsewhere(model, interactionOf(record)) && !voice.callsElsewhere(interactionOf(record)),
    why: 'call-being-set-up',
  },
  otherLegQuiet: {
    holds: (record, context) =>
      !someLeg(record, (one) => one !== record && TALKS.has(one.state)) && !voiceComes(record, context),
    why: 'other-leg-active',
  },
  notBothHeld: {
    holds: (record, context) => someLeg(record, ({ state }) => state === 'connected') || voiceComes(record, context),
    why: 'both-held',
  },
  hasPrimary: {
    holds: (record) => interactionOf(record)?.byRole('primary') !== undefined,
    why: 'no-primary',
  },
  noConsult: { holds: (record) => consultState(record) === undefined, why: 'consultation' },
  hasConsult: { holds: (record) => consultState(record) !== undefined, why: 'no-consultation' },
  consultConnected: {
    holds: (record) => CONNECTED.has(consultState(record) ?? ''),
    why: 'consultation-not-connected',
  },
  isConference: {
    holds: (record) => record.kind === 'conversation' && record.facts.parties.length > 1,
    why: 'no-conference',
  },
  notMuted: {
    holds: (record) => record.kind === 'conversation' && !record.facts.muted,
    why: 'muted',
  },
  isMuted: {
    holds: (record) => record.kind === 'conversation' && record.facts.muted,
    why: 'not-muted',
  },
  recordingOff: { holds: (record) => recording(record) === 'off', why: 'recording-on' },
  recordingOn: { holds: (record) => recording(record) === 'on', why: 'recording-not-on' },
  recordingPaused: { holds: (record) => recording(record) === 'paused', why: 'recording-not-paused' },
} as const satisfies Record<string, Condition>;

/** What has to be so for a command to change anything, by name; it is taken all the same. */
export const USES = {
  notReadyYet: (record) => record.kind === 'channel' && record.wanted !== 'ready',
  readyYet: (record) => record.kind === 'channel' && record.wanted !== 'notready',
  recordingBegun: (record) => recording(record) !== 'off',
} as const satisfies Record<string, Condition['holds']>;

export type ConditionName = keyof typeof CONDITIONS;
export type UseName = keyof typeof USES;

export function holds(name: ConditionName | UseName, record: ObjectRecord, context: RuleContext): boolean {
  if (name in USES) return (USES as Record<string, Condition['holds']>)[name]?.(record, context) ?? false;
  const condition: Condition = CONDITIONS[name as ConditionName];
  return condition.holds(record, context);
}

/** @returns why the condition does not hold; undefined where it does */
export function unmet(name: ConditionName, record: ObjectRecord, context: RuleContext): Why | undefined {
  return holds(name, record, context) ? undefined : why(CONDITIONS[name].why);
}
