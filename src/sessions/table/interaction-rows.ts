import type { InteractionState } from '../../protocol/objects/object-states.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import { dispositionProblem } from '../rules/choices.js';
import type { CommandRows } from './command-row.js';

type InteractionCommand = Extract<SessionCommand, `interaction.${string}`>;

export const INTERACTION_ROWS: CommandRows<InteractionCommand, InteractionState> = {
  'interaction.accept': {
    states: ['ALERTING'],
    conditions: ['lineFree', 'notDialing'],
    deadline: 'dial',
    takesLine: true,
    ask: (cti, { interaction }) => cti.accept({ interaction }),
  },
  'interaction.reject': {
    states: ['ALERTING'],
    ask: (cti, { interaction }, { reason }) => cti.reject({ interaction }, reason),
  },
  'interaction.complete': {
    states: ['ENDED'],
    conditions: ['leavesWork'],
    refuses: ({ disposition }, model) => dispositionProblem(disposition, model),
    ask: (cti, { interaction }, { disposition }) => cti.complete({ interaction }, disposition),
  },
  'interaction.setdata': {
    states: ['ALERTING', 'DIALING', 'STARTED', 'ENDED'],
    adds: ({ data }) => data,
    ask: (cti, { interaction }, { data }) => cti.setData({ interaction }, data),
  },
  'interaction.consult': {
    states: ['STARTED'],
    conditions: ['noConsult', 'lineFree', 'notDialing'],
    deadline: 'dial',
    takesLine: true,
    reaches: ({ to }) => to,
    ask: (cti, { interaction }, { to }) => cti.consult({ interaction }, to),
  },
  'interaction.alternate': {
    states: ['STARTED'],
    conditions: ['consultConnected', 'hasPrimary', 'notBothHeld'],
    movesVoice: true,
    ask: (cti, { interaction }) => cti.alternate({ interaction }),
  },
  'interaction.cancelconsult': {
    states: ['STARTED'],
    conditions: ['hasConsult', 'hasPrimary', 'lineFree', 'notDialing'],
    takesLine: true,
    ask: (cti, { interaction }) => cti.cancelConsult({ interaction }),
  },
  'interaction.consulttransfer': {
    states: ['STARTED'],
    conditions: ['hasConsult', 'hasPrimary'],
    ask: (cti, { interaction }) => cti.consultTransfer({ interaction }),
  },
  'interaction.consultconference': {
    states: ['STARTED'],
    conditions: ['consultConnected', 'hasPrimary', 'lineFree', 'notDialing'],
    takesLine: true,
    ask: (cti, { interaction }) => cti.consultConference({ interaction }),
  },
  'interaction.recording.start': {
    states: ['STARTED'],
    conditions: ['recordingOff'],
    ask: (cti, { interaction }) => cti.startRecording({ interaction }),
  },
  'interaction.recording.stop': {
    states: ['STARTED'],
    useful: ['recordingBegun'],
    ask: (cti, { interaction }) => cti.stopRecording({ interaction }),
  },
  'interaction.recording.pause': {
    states: ['STARTED'],
    conditions: ['recordingOn'],
    ask: (cti, { interaction }) => cti.pauseRecording({ interaction }),
  },
  'interaction.recording.resume': {
    states: ['STARTED'],
    conditions: ['recordingPaused'],
    ask: (cti, { interaction }) => cti.resumeRecording({ interaction }),
  },
};
