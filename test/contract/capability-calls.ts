import type { Capability } from '../../src/cti/port/capability.js';
import type { CtiSession } from '../../src/cti/port/cti-session.js';

const CALL = { interaction: 'none', conversation: 'none' };

/** How each capability is asked for; for a call that does not exist, where it is about one. */
export const CAPABILITY_CALLS: Readonly<
  Record<Capability, (session: CtiSession, channel: string) => Promise<unknown>>
> = {
  'session.addchannel': (session) => session.addChannel('mail@example.org', 'Email'),
  'channel.activate': (session, channel) => session.activate(channel, {}),
  'channel.deactivate': (session, channel) => session.deactivate(channel),
  'channel.ready': (session, channel) => session.ready(channel),
  'channel.notready': (session, channel) => session.notReady(channel),
  'channel.joinqueue': (session, channel) => session.joinQueue(channel, 'none'),
  'channel.leavequeue': (session, channel) => session.leaveQueue(channel, 'none'),
  'channel.dial': (session, channel) => session.dial(channel, 'none'),
  'channel.dispose': (session, channel) => session.disposeChannel(channel),
  'interaction.accept': (session) => session.accept(CALL),
  'interaction.reject': (session) => session.reject(CALL),
  'interaction.complete': (session) => session.complete(CALL),
  'interaction.setdata': (session) => session.setData(CALL, {}),
  'interaction.consult': (session) => session.consult(CALL, 'none'),
  'interaction.alternate': (session) => session.alternate(CALL),
  'interaction.cancelconsult': (session) => session.cancelConsult(CALL),
  'interaction.consulttransfer': (session) => session.consultTransfer(CALL),
  'interaction.consultconference': (session) => session.consultConference(CALL),
  'interaction.recording.start': (session) => session.startRecording(CALL),
  'interaction.recording.stop': (session) => session.stopRecording(CALL),
  'interaction.recording.pause': (session) => session.pauseRecording(CALL),
  'interaction.recording.resume': (session) => session.resumeRecording(CALL),
  'conversation.answer': (session) => session.answer(CALL),
  'conversation.release': (session) => session.release(CALL),
  'conversation.hold': (session) => session.hold(CALL),
  'conversation.retrieve': (session) => session.retrieve(CALL),
  'conversation.transfer': (session) => session.transfer(CALL, 'none'),
  'conversation.conference': (session) => session.conference(CALL, 'none'),
  'conversation.deflect': (session) => session.deflect(CALL, 'none'),
  'conversation.dtmf': (session) => session.dtmf(CALL, '1'),
  'conversation.mute': (session) => session.mute(CALL),
  'conversation.unmute': (session) => session.unmute(CALL),
  'conversation.dropparty': (session) => session.dropParty(CALL, 'none'),
};
