import type { Capability } from '../port/capability.js';

/** What this provider claims where agents have their telephones in the browser. */
export const ASTERISK_CAPABILITIES: readonly Capability[] = [
  'session.addchannel',
  'session.directory',
  'session.subscribe',
  'session.unsubscribe',
  'session.phone',
  'channel.ready',
  'channel.notready',
  'channel.activate',
  'channel.deactivate',
  'channel.joinqueue',
  'channel.leavequeue',
  'channel.dial',
  'channel.dispose',
  'interaction.accept',
  'interaction.reject',
  'interaction.complete',
  'interaction.setdata',
  'interaction.consult',
  'interaction.alternate',
  'interaction.cancelconsult',
  'interaction.consulttransfer',
  'interaction.consultconference',
  'interaction.recording.start',
  'interaction.recording.stop',
  'interaction.recording.pause',
  'interaction.recording.resume',
  'conversation.answer',
  'conversation.release',
  'conversation.hold',
  'conversation.retrieve',
  'conversation.dtmf',
  'conversation.conference',
  'conversation.dropparty',
  'conversation.transfer',
  'conversation.deflect',
  'conversation.mute',
  'conversation.unmute',
];

/** The same where nobody has. */
export const WITHOUT_BROWSER_PHONES: readonly Capability[] = ASTERISK_CAPABILITIES.filter(
  (one) => one !== 'session.phone',
);
