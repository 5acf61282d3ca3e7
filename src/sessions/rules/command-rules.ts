import type { Capability } from '../../cti/port/capability.js';
import type { ConditionName } from './conditions.js';

/** When a command below the session is accepted: the states of the object it names, and conditions beyond them. */
export interface CommandRule {
  readonly states: readonly string[];
  readonly conditions?: readonly ConditionName[];
}

export type ObjectCommand = Exclude<Capability, 'session.addchannel'>;

/** The table of the protocol's "allowed when". The object a command names is the first word of the command. */
export const COMMAND_RULES: Readonly<Record<ObjectCommand, CommandRule>> = {
  'channel.activate': { states: ['inactive'] },
  'channel.deactivate': { states: ['active', 'unavailable'], conditions: ['nothingOngoing', 'workCompleted'] },
  'channel.ready': { states: ['active', 'unavailable'] },
  'channel.notready': { states: ['active', 'unavailable'] },
  'channel.joinqueue': { states: ['active', 'unavailable'] },
  'channel.leavequeue': { states: ['active', 'unavailable'] },
  'channel.dial': { states: ['active'], conditions: ['isTelephony', 'roomForAnother', 'lineFree', 'notDialing'] },
  'channel.dispose': { states: ['active', 'inactive', 'unavailable'], conditions: ['nothingOngoing'] },
  'interaction.accept': { states: ['ALERTING'], conditions: ['lineFree', 'notDialing'] },
  'interaction.reject': { states: ['ALERTING'] },
  'interaction.complete': { states: ['ENDED'] },
  'interaction.setdata': { states: ['ALERTING', 'DIALING', 'STARTED', 'ENDED'] },
  'interaction.consult': { states: ['STARTED'], conditions: ['noConsult', 'lineFree', 'notDialing'] },
  'interaction.alternate': { states: ['STARTED'], conditions: ['consultConnected', 'hasPrimary', 'notBothHeld'] },
  'interaction.cancelconsult': {
    states: ['STARTED'],
    conditions: ['hasConsult', 'hasPrimary', 'lineFree', 'notDialing'],
  },
  'interaction.consulttransfer': { states: ['STARTED'], conditions: ['hasConsult', 'hasPrimary'] },
  'interaction.consultconference': {
    states: ['STARTED'],
    conditions: ['consultConnected', 'hasPrimary', 'lineFree', 'notDialing'],
  },
  'interaction.recording.start': { states: ['STARTED'], conditions: ['recordingOff'] },
  'interaction.recording.stop': { states: ['STARTED'] },
  'interaction.recording.pause': { states: ['STARTED'], conditions: ['recordingOn'] },
  'interaction.recording.resume': { states: ['STARTED'], conditions: ['recordingPaused'] },
  'conversation.answer': { states: ['alerting'], conditions: ['lineFree', 'notDialing'] },
  'conversation.release': { states: ['alerting', 'dialing', 'connected', 'held'] },
  'conversation.hold': { states: ['connected'] },
  'conversation.retrieve': { states: ['held'], conditions: ['otherLegQuiet', 'lineFree', 'notDialing'] },
  'conversation.transfer': { states: ['connected', 'held'], conditions: ['noConsult'] },
  'conversation.conference': { states: ['connected'] },
  'conversation.deflect': { states: ['alerting'] },
  'conversation.dtmf': { states: ['connected'] },
  'conversation.mute': { states: ['connected'], conditions: ['notMuted'] },
  'conversation.unmute': { states: ['connected'], conditions: ['isMuted'] },
  'conversation.dropparty': { states: ['connected'], conditions: ['isConference'] },
};

const commandsOf = (kind: string) =>
  (Object.keys(COMMAND_RULES) as ObjectCommand[]).filter((command) => command.startsWith(`${kind}.`));

/** The commands that name such an object, in the order of the table. */
export const COMMANDS_BY_KIND = {
  channel: commandsOf('channel'),
  interaction: commandsOf('interaction'),
  conversation: commandsOf('conversation'),
} as const;
