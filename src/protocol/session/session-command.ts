import { CreatedChannelAnswer } from '../answers/created-channel.answer.js';
import { CreatedConversationAnswer } from '../answers/created-conversation.answer.js';
import { DirectoryAnswer } from '../answers/directory.answer.js';
import { HistoryAnswer } from '../answers/history.answer.js';
import { SnapshotAnswer } from '../answers/snapshot.answer.js';
import { TopicsAnswer } from '../answers/topics.answer.js';
import type { CommandContract } from '../command-contract.js';
import type { TargetKind } from '../target.js';
import { AddChannelData } from './add-channel.dto.js';
import { CompleteData } from './complete.dto.js';
import { DestinationData } from './destination.dto.js';
import { DialData } from './dial.dto.js';
import { DirectoryData } from './directory.dto.js';
import { DropPartyData } from './drop-party.dto.js';
import { DtmfData } from './dtmf.dto.js';
import { HistoryData } from './history.dto.js';
import { NoData } from './no-data.dto.js';
import { QueueData } from './queue.dto.js';
import { ReasonData } from './reason.dto.js';
import { SetDataData } from './set-data.dto.js';
import { StartData } from './start.dto.js';
import { TopicsData } from './topics.dto.js';

/** Every command whose target is a session object, which is the first word of its name. */
export const SESSION_COMMAND_TABLE = {
  'session.start': { data: StartData, answer: StartData },
  'session.snapshot': { data: NoData, answer: SnapshotAnswer },
  'session.logout': { data: ReasonData, answer: ReasonData },
  'session.history': { data: HistoryData, answer: HistoryAnswer },
  'session.addchannel': { data: AddChannelData, answer: CreatedChannelAnswer },
  'session.directory': { data: DirectoryData, answer: DirectoryAnswer },
  'session.subscribe': { data: TopicsData, answer: TopicsAnswer },
  'session.unsubscribe': { data: TopicsData, answer: TopicsAnswer },
  'channel.activate': { data: NoData, answer: NoData },
  'channel.deactivate': { data: NoData, answer: NoData },
  'channel.ready': { data: NoData, answer: NoData },
  'channel.notready': { data: ReasonData, answer: ReasonData },
  'channel.joinqueue': { data: QueueData, answer: QueueData },
  'channel.leavequeue': { data: QueueData, answer: QueueData },
  'channel.dial': { data: DialData, answer: CreatedConversationAnswer },
  'channel.dispose': { data: NoData, answer: NoData },
  'interaction.accept': { data: ReasonData, answer: ReasonData },
  'interaction.reject': { data: ReasonData, answer: ReasonData },
  'interaction.complete': { data: CompleteData, answer: CompleteData },
  'interaction.setdata': { data: SetDataData, answer: SetDataData },
  'interaction.consult': { data: DestinationData, answer: CreatedConversationAnswer },
  'interaction.alternate': { data: NoData, answer: NoData },
  'interaction.cancelconsult': { data: NoData, answer: NoData },
  'interaction.consulttransfer': { data: NoData, answer: NoData },
  'interaction.consultconference': { data: NoData, answer: NoData },
  'interaction.recording.start': { data: NoData, answer: NoData },
  'interaction.recording.stop': { data: NoData, answer: NoData },
  'interaction.recording.pause': { data: NoData, answer: NoData },
  'interaction.recording.resume': { data: NoData, answer: NoData },
  'conversation.answer': { data: NoData, answer: NoData },
  'conversation.release': { data: NoData, answer: NoData },
  'conversation.hold': { data: NoData, answer: NoData },
  'conversation.retrieve': { data: NoData, answer: NoData },
  'conversation.transfer': { data: DestinationData, answer: DestinationData },
  'conversation.conference': { data: DestinationData, answer: DestinationData },
  'conversation.deflect': { data: DestinationData, answer: DestinationData },
  'conversation.dtmf': { data: DtmfData, answer: DtmfData },
  'conversation.mute': { data: NoData, answer: NoData },
  'conversation.unmute': { data: NoData, answer: NoData },
  'conversation.dropparty': { data: DropPartyData, answer: DropPartyData },
} as const satisfies Readonly<Record<`${TargetKind}.${string}`, CommandContract>>;

export type SessionCommand = keyof typeof SESSION_COMMAND_TABLE;

export const SESSION_COMMANDS = Object.keys(SESSION_COMMAND_TABLE) as SessionCommand[];

/** The data block of that command. */
export type SessionCommandData<C extends SessionCommand> = InstanceType<(typeof SESSION_COMMAND_TABLE)[C]['data']>;
