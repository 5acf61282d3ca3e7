import type { ConversationState } from '../../protocol/objects/object-states.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import type { CommandRows } from './command-row.js';

type ConversationCommand = Extract<SessionCommand, `conversation.${string}`>;

export const CONVERSATION_ROWS: CommandRows<ConversationCommand, ConversationState> = {
  'conversation.answer': {
    states: ['alerting'],
    conditions: ['lineFree', 'notDialing'],
    deadline: 'dial',
    takesLine: true,
    ask: (cti, target) => cti.answer(target),
  },
  'conversation.release': {
    states: ['alerting', 'dialing', 'connected', 'held'],
    // It is what an agent does when another command hangs.
    urgent: true,
    asAsked: 'ended',
    ask: (cti, target) => cti.release(target),
  },
  'conversation.hold': {
    states: ['connected'],
    asAsked: 'held',
    ask: (cti, target) => cti.hold(target),
  },
  'conversation.retrieve': {
    states: ['held'],
    conditions: ['otherLegQuiet', 'lineFree', 'notDialing'],
    takesLine: true,
    asAsked: 'connected',
    ask: (cti, target) => cti.retrieve(target),
  },
  'conversation.transfer': {
    states: ['connected', 'held'],
    conditions: ['noConsult'],
    deadline: 'transfer',
    ask: (cti, target, { to }, until) => cti.transfer(target, to, until.signal),
  },
  'conversation.conference': {
    states: ['connected'],
    deadline: 'dial',
    ask: (cti, target, { to }) => cti.conference(target, to),
  },
  'conversation.deflect': {
    states: ['alerting'],
    deadline: 'transfer',
    ask: (cti, target, { to }, until) => cti.deflect(target, to, until.signal),
  },
  'conversation.dtmf': {
    states: ['connected'],
    deadline: 'digits',
    ask: (cti, target, { digits }) => cti.dtmf(target, digits),
  },
  'conversation.mute': {
    states: ['connected'],
    conditions: ['notMuted'],
    ask: (cti, target) => cti.mute(target),
  },
  'conversation.unmute': {
    states: ['connected'],
    conditions: ['isMuted'],
    ask: (cti, target) => cti.unmute(target),
  },
  'conversation.dropparty': {
    states: ['connected'],
    conditions: ['isConference'],
    ask: (cti, target, { party }) => cti.dropParty(target, party),
  },
};
