import type { SessionCommand } from '../protocol/session/session-command.js';

/** What of a command's data is written down: by its name, and as `log.personalData` has it. */
export interface AuditedFields {
  readonly open: readonly string[];
  readonly personal: readonly string[];
}

const UNAUDITED = undefined;
const ITSELF: AuditedFields = { open: [], personal: [] };
const WHERE_TO: AuditedFields = { open: [], personal: ['to'] };
const QUEUE: AuditedFields = { open: ['queue'], personal: [] };

/**
 * Which commands are written down, and what of their data. Not those whose effect is written down as `state` or `session.ended`, whoever
 * brought it about, nor what only shows, holds or answers; and in none of them keys that are pressed, data of calls or notes.
 */
export const AUDITED_COMMANDS: { readonly [C in SessionCommand]: AuditedFields | undefined } = {
  'session.start': UNAUDITED,
  'session.snapshot': UNAUDITED,
  'session.logout': UNAUDITED,
  'session.history': UNAUDITED,
  'session.renew': ITSELF,
  'session.addchannel': ITSELF,
  'session.directory': UNAUDITED,
  'session.subscribe': UNAUDITED,
  'session.unsubscribe': UNAUDITED,
  'session.phone': UNAUDITED,
  'channel.activate': UNAUDITED,
  'channel.deactivate': UNAUDITED,
  'channel.ready': UNAUDITED,
  'channel.notready': UNAUDITED,
  'channel.joinqueue': QUEUE,
  'channel.leavequeue': QUEUE,
  'channel.dial': WHERE_TO,
  'channel.dispose': ITSELF,
  'interaction.accept': UNAUDITED,
  'interaction.reject': UNAUDITED,
  'interaction.complete': UNAUDITED,
  'interaction.setdata': UNAUDITED,
  'interaction.consult': WHERE_TO,
  'interaction.alternate': UNAUDITED,
  'interaction.cancelconsult': ITSELF,
  'interaction.consulttransfer': ITSELF,
  'interaction.consultconference': ITSELF,
  'interaction.recording.start': ITSELF,
  'interaction.recording.stop': ITSELF,
  'interaction.recording.pause': ITSELF,
  'interaction.recording.resume': ITSELF,
  'conversation.answer': UNAUDITED,
  'conversation.release': UNAUDITED,
  'conversation.hold': UNAUDITED,
  'conversation.retrieve': UNAUDITED,
  'conversation.transfer': WHERE_TO,
  'conversation.conference': WHERE_TO,
  'conversation.deflect': WHERE_TO,
  'conversation.dtmf': UNAUDITED,
  'conversation.mute': UNAUDITED,
  'conversation.unmute': UNAUDITED,
  'conversation.dropparty': ITSELF,
};
