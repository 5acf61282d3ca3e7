import { CreatedChannelAnswer } from '../answers/created-channel.answer.js';
import { CreatedConversationAnswer } from '../answers/created-conversation.answer.js';
import { DirectoryAnswer } from '../answers/directory.answer.js';
import { HistoryAnswer } from '../answers/history.answer.js';
import { PhoneAnswer } from '../answers/phone.answer.js';
import { PositionAnswer } from '../answers/position.answer.js';
import { RenewedAnswer } from '../answers/renewed.answer.js';
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
import { RenewData } from './renew.dto.js';
import { ReasonData } from './reason.dto.js';
import {
  OF_ADDED,
  OF_DIRECTORY,
  OF_LOGOUT,
  OF_OBJECT,
  OF_RELEASE,
  OF_RENEW,
  OF_SESSION,
  OF_START,
} from './session-failures.js';
import { SetDataData } from './set-data.dto.js';
import { StartData } from './start.dto.js';
import { TopicsData } from './topics.dto.js';

/** Every command whose target is a session object, which is the first word of its name. */
export const SESSION_COMMAND_TABLE = {
  'session.start': { data: StartData, answer: StartData, failures: OF_START },
  'session.snapshot': { data: NoData, answer: SnapshotAnswer, beside: PositionAnswer, failures: OF_SESSION },
  'session.logout': { data: ReasonData, answer: ReasonData, failures: OF_LOGOUT },
  'session.history': { data: HistoryData, answer: HistoryAnswer, failures: OF_SESSION },
  'session.renew': { data: RenewData, answer: RenewedAnswer, secret: true, failures: OF_RENEW },
  'session.addchannel': { data: AddChannelData, answer: CreatedChannelAnswer, failures: OF_ADDED },
  'session.directory': { data: DirectoryData, answer: DirectoryAnswer, failures: OF_DIRECTORY },
  'session.subscribe': { data: TopicsData, answer: TopicsAnswer, failures: OF_DIRECTORY },
  'session.unsubscribe': { data: TopicsData, answer: TopicsAnswer, failures: OF_DIRECTORY },
  'session.phone': { data: NoData, answer: PhoneAnswer, failures: OF_ADDED },
  'channel.activate': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'channel.deactivate': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'channel.ready': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'channel.notready': { data: ReasonData, answer: ReasonData, failures: OF_OBJECT },
  'channel.joinqueue': { data: QueueData, answer: QueueData, failures: OF_OBJECT },
  'channel.leavequeue': { data: QueueData, answer: QueueData, failures: OF_OBJECT },
  'channel.dial': { data: DialData, answer: CreatedConversationAnswer, orOwn: true, failures: OF_OBJECT },
  'channel.dispose': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'interaction.accept': { data: ReasonData, answer: ReasonData, failures: OF_OBJECT },
  'interaction.reject': { data: ReasonData, answer: ReasonData, failures: OF_OBJECT },
  'interaction.complete': { data: CompleteData, answer: CompleteData, failures: OF_OBJECT },
  'interaction.setdata': { data: SetDataData, answer: SetDataData, failures: OF_OBJECT },
  'interaction.consult': { data: DestinationData, answer: CreatedConversationAnswer, orOwn: true, failures: OF_OBJECT },
  'interaction.alternate': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'interaction.cancelconsult': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'interaction.consulttransfer': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'interaction.consultconference': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'interaction.recording.start': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'interaction.recording.stop': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'interaction.recording.pause': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'interaction.recording.resume': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'conversation.answer': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'conversation.release': { data: NoData, answer: NoData, failures: OF_RELEASE },
  'conversation.hold': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'conversation.retrieve': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'conversation.transfer': { data: DestinationData, answer: DestinationData, failures: OF_OBJECT },
  'conversation.conference': { data: DestinationData, answer: DestinationData, failures: OF_OBJECT },
  'conversation.deflect': { data: DestinationData, answer: DestinationData, failures: OF_OBJECT },
  'conversation.dtmf': { data: DtmfData, answer: DtmfData, failures: OF_OBJECT },
  'conversation.mute': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'conversation.unmute': { data: NoData, answer: NoData, failures: OF_OBJECT },
  'conversation.dropparty': { data: DropPartyData, answer: DropPartyData, failures: OF_OBJECT },
} as const satisfies Readonly<Record<`${TargetKind}.${string}`, CommandContract>>;

export type SessionCommand = keyof typeof SESSION_COMMAND_TABLE;

export const SESSION_COMMANDS = Object.keys(SESSION_COMMAND_TABLE) as SessionCommand[];

/** The data block of that command. */
export type SessionCommandData<C extends SessionCommand> = InstanceType<(typeof SESSION_COMMAND_TABLE)[C]['data']>;
