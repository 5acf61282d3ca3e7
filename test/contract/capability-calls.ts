import type { Capability } from '../../src/cti/port/capability.js';
import type { ConversationRef, CtiSession } from '../../src/cti/port/cti-session.js';

/** What a command is asked for with; the defaults name a call and a number that there are not. */
export interface CallArguments {
  readonly ref?: ConversationRef;
  readonly to?: string;
}

const NO_CALL = { interaction: 'none', conversation: 'none' };

type Ask = (session: CtiSession, channel: string, ref: ConversationRef, to: string) => Promise<unknown>;

const CALLS: Readonly<Record<Capability, Ask>> = {
  'session.addchannel': (session) => session.addChannel('mail@example.org', 'Email'),
  'channel.activate': (session, channel) => session.activate(channel, {}),
  'channel.deactivate': (session, channel) => session.deactivate(channel),
  'channel.ready': (session, channel) => session.ready(channel),
  'channel.notready': (session, channel) => session.notReady(channel),
  'channel.joinqueue': (session, channel) => session.joinQueue(channel, 'none'),
  'channel.leavequeue': (session, channel) => session.leaveQueue(channel, 'none'),
  'channel.dial': (session, channel, _ref, to) => session.dial(channel, to),
  'channel.dispose': (session, channel) => session.disposeChannel(channel),
  'interaction.accept': (session, _channel, ref) => session.accept(ref),
  'interaction.reject': (session, _channel, ref) => session.reject(ref),
  'interaction.complete': (session, _channel, ref) => session.complete(ref),
  'interaction.setdata': (session, _channel, ref) => session.setData(ref, {}),
  'interaction.consult': (session, _channel, ref, to) => session.consult(ref, to),
  'interaction.alternate': (session, _channel, ref) => session.alternate(ref),
  'interaction.cancelconsult': (session, _channel, ref) => session.cancelConsult(ref),
  'interaction.consulttransfer': (session, _channel, ref) => session.consultTransfer(ref),
  'interaction.consultconference': (session, _channel, ref) => session.consultConference(ref),
  'interaction.recording.start': (session, _channel, ref) => session.startRecording(ref),
  'interaction.recording.stop': (session, _channel, ref) => session.stopRecording(ref),
  'interaction.recording.pause': (session, _channel, ref) => session.pauseRecording(ref),
  'interaction.recording.resume': (session, _channel, ref) => session.resumeRecording(ref),
  'conversation.answer': (session, _channel, ref) => session.answer(ref),
  'conversation.release': (session, _channel, ref) => session.release(ref),
  'conversation.hold': (session, _channel, ref) => session.hold(ref),
  'conversation.retrieve': (session, _channel, ref) => session.retrieve(ref),
  'conversation.transfer': (session, _channel, ref, to) => session.transfer(ref, to),
  'conversation.conference': (session, _channel, ref, to) => session.conference(ref, to),
  'conversation.deflect': (session, _channel, ref, to) => session.deflect(ref, to),
  'conversation.dtmf': (session, _channel, ref) => session.dtmf(ref, '1'),
  'conversation.mute': (session, _channel, ref) => session.mute(ref),
  'conversation.unmute': (session, _channel, ref) => session.unmute(ref),
  'conversation.dropparty': (session, _channel, ref) => session.dropParty(ref, 'none'),
};

/** Asks for what a capability stands for. */
export function ask(
  capability: Capability,
  session: CtiSession,
  channel: string,
  { ref = NO_CALL, to = 'none' }: CallArguments = {},
): Promise<unknown> {
  return CALLS[capability](session, channel, ref, to);
}
