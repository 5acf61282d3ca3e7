import type { ConversationState } from '../../../protocol/objects/object-states.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { Leg } from './leg.js';

type Move = `${ConversationState | 'new'}-${ConversationState}`;

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const BY_REMOTE: CtiCause = { code: 'requested', by: { kind: 'remote' } };
/** it was there before anybody looked */
const FOUND: CtiCause = { code: 'recovered', by: { kind: 'switch' } };

/** the agent has dialled a code that takes a call */
const TAKEN: CtiCause = { code: 'answered', by: { kind: 'agent' } };

/** Who is behind a change of a call that goes on. What is not here is the other side's doing. */
const CAUSES: Partial<Record<Move, CtiCause>> = {
  'new-dialing': BY_AGENT,
  'new-connected': FOUND,
  'new-held': FOUND,
  'alerting-connected': { code: 'answered', by: { kind: 'agent' } },
  'dialing-connected': { code: 'answered', by: { kind: 'remote' } },
  'connected-held': BY_AGENT,
  'held-connected': BY_AGENT,
};

/** @param before the state it had, undefined for a call that has just come about */
export function changeCause(leg: Leg, before: ConversationState | undefined): CtiCause {
  if (before === 'dialing' && leg.state === 'connected' && !leg.card.calling) return TAKEN;
  return CAUSES[`${before ?? 'new'}-${leg.state}`] ?? BY_REMOTE;
}
