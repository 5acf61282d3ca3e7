import type { Capability } from '../../cti/port/capability.js';
import type { ConversationRef, CtiSession } from '../../cti/port/cti-session.js';
import type { AddChannelData } from '../../protocol/session/add-channel.dto.js';
import type { CompleteData } from '../../protocol/session/complete.dto.js';
import type { DestinationData } from '../../protocol/session/destination.dto.js';
import type { DialData } from '../../protocol/session/dial.dto.js';
import type { DropPartyData } from '../../protocol/session/drop-party.dto.js';
import type { DtmfData } from '../../protocol/session/dtmf.dto.js';
import type { QueueData } from '../../protocol/session/queue.dto.js';
import type { ReasonData } from '../../protocol/session/reason.dto.js';
import type { SetDataData } from '../../protocol/session/set-data.dto.js';

/** Names the object of a command by the switch's own ids; what the command's kind does not have is empty. */
export interface VerbTarget {
  readonly channel: string;
  readonly interaction: string;
  readonly conversation: string;
}

/** What a command has made, by the switch's own ids. */
export type Created = Partial<ConversationRef> & { readonly channel?: string };
/** Has the signal that says when a command's time is up; made where it is looked at. */
type Until = { readonly signal: AbortSignal };
type Verb<D> = (cti: CtiSession, target: VerbTarget, data: D, until: Until) => Promise<Created | void>;

const verb = <D>(run: Verb<D>) => run as Verb<unknown>;

/** How each command is asked of the CTI. */
export const VERBS: Readonly<Record<Capability, Verb<unknown>>> = {
  'session.addchannel': verb<AddChannelData>((cti, _, { channel }) => cti.addChannel(channel.endpoint, channel.type)),
  'channel.activate': verb<object>((cti, { channel }, data) => cti.activate(channel, { ...data })),
  'channel.deactivate': (cti, { channel }) => cti.deactivate(channel),
  'channel.ready': (cti, { channel }) => cti.ready(channel),
  'channel.notready': verb<ReasonData>((cti, { channel }, { reason }) => cti.notReady(channel, reason)),
  'channel.joinqueue': verb<QueueData>((cti, { channel }, { queue }) => cti.joinQueue(channel, queue)),
  'channel.leavequeue': verb<QueueData>((cti, { channel }, { queue }) => cti.leaveQueue(channel, queue)),
  'channel.dial': verb<DialData>((cti, { channel }, { to, data }) => cti.dial(channel, to, data)),
  'channel.dispose': (cti, { channel }) => cti.disposeChannel(channel),
  'interaction.accept': (cti, { interaction }) => cti.accept({ interaction }),
  'interaction.reject': verb<ReasonData>((cti, { interaction }, { reason }) => cti.reject({ interaction }, reason)),
  'interaction.complete': verb<CompleteData>((cti, { interaction }, { disposition }) =>
    cti.complete({ interaction }, disposition),
  ),
  'interaction.setdata': verb<SetDataData>((cti, { interaction }, { data }) => cti.setData({ interaction }, data)),
  'interaction.consult': verb<DestinationData>((cti, { interaction }, { to }) => cti.consult({ interaction }, to)),
  'interaction.alternate': (cti, { interaction }) => cti.alternate({ interaction }),
  'interaction.cancelconsult': (cti, { interaction }) => cti.cancelConsult({ interaction }),
  'interaction.consulttransfer': (cti, { interaction }) => cti.consultTransfer({ interaction }),
  'interaction.consultconference': (cti, { interaction }) => cti.consultConference({ interaction }),
  'interaction.recording.start': (cti, { interaction }) => cti.startRecording({ interaction }),
  'interaction.recording.stop': (cti, { interaction }) => cti.stopRecording({ interaction }),
  'interaction.recording.pause': (cti, { interaction }) => cti.pauseRecording({ interaction }),
  'interaction.recording.resume': (cti, { interaction }) => cti.resumeRecording({ interaction }),
  'conversation.answer': (cti, target) => cti.answer(target),
  'conversation.release': (cti, target) => cti.release(target),
  'conversation.hold': (cti, target) => cti.hold(target),
  'conversation.retrieve': (cti, target) => cti.retrieve(target),
  'conversation.transfer': verb<DestinationData>((cti, target, { to }, until) =>
    cti.transfer(target, to, until.signal),
  ),
  'conversation.conference': verb<DestinationData>((cti, target, { to }) => cti.conference(target, to)),
  'conversation.deflect': verb<DestinationData>((cti, target, { to }, until) => cti.deflect(target, to, until.signal)),
  'conversation.dtmf': verb<DtmfData>((cti, target, { digits }) => cti.dtmf(target, digits)),
  'conversation.mute': (cti, target) => cti.mute(target),
  'conversation.unmute': (cti, target) => cti.unmute(target),
  'conversation.dropparty': verb<DropPartyData>((cti, target, { party }) => cti.dropParty(target, party)),
};
