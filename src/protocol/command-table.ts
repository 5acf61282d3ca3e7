import { BindResourceData } from './core/bind-resource.dto.js';
import { BindServiceData } from './core/bind-service.dto.js';
import type { CoreCommand } from './core/core-command.js';
import { GetServicesData } from './core/get-services.dto.js';
import { UnbindResourceData } from './core/unbind-resource.dto.js';
import { PrepareSessionData } from './service/prepare-session.dto.js';
import type { ServiceCommand } from './service/service-command.js';
import { AddChannelData } from './session/add-channel.dto.js';
import { CompleteData } from './session/complete.dto.js';
import { DestinationData } from './session/destination.dto.js';
import { DialData } from './session/dial.dto.js';
import { DropPartyData } from './session/drop-party.dto.js';
import { DtmfData } from './session/dtmf.dto.js';
import { NoData } from './session/no-data.dto.js';
import { QueueData } from './session/queue.dto.js';
import { ReasonData } from './session/reason.dto.js';
import type { SessionCommand } from './session/session-command.js';
import { SetDataData } from './session/set-data.dto.js';
import { StartData } from './session/start.dto.js';

export type CommandName = CoreCommand | ServiceCommand | SessionCommand;

type DataClass = new () => object;

/** Every command of the wire and the class that describes its data block. */
export const COMMAND_TABLE: Readonly<Record<CommandName, DataClass>> = {
  getServices: GetServicesData,
  bindService: BindServiceData,
  unbindService: BindServiceData,
  bindResource: BindResourceData,
  unbindResource: UnbindResourceData,
  prepareSession: PrepareSessionData,
  'session.start': StartData,
  'session.snapshot': NoData,
  'session.logout': ReasonData,
  'session.addchannel': AddChannelData,
  'channel.activate': NoData,
  'channel.deactivate': NoData,
  'channel.ready': NoData,
  'channel.notready': ReasonData,
  'channel.joinqueue': QueueData,
  'channel.leavequeue': QueueData,
  'channel.dial': DialData,
  'channel.dispose': NoData,
  'interaction.accept': ReasonData,
  'interaction.reject': ReasonData,
  'interaction.complete': CompleteData,
  'interaction.setdata': SetDataData,
  'interaction.consult': DestinationData,
  'interaction.alternate': NoData,
  'interaction.cancelconsult': NoData,
  'interaction.consulttransfer': NoData,
  'interaction.consultconference': NoData,
  'interaction.recording.start': NoData,
  'interaction.recording.stop': NoData,
  'interaction.recording.pause': NoData,
  'interaction.recording.resume': NoData,
  'conversation.answer': NoData,
  'conversation.release': NoData,
  'conversation.hold': NoData,
  'conversation.retrieve': NoData,
  'conversation.transfer': DestinationData,
  'conversation.conference': DestinationData,
  'conversation.deflect': DestinationData,
  'conversation.dtmf': DtmfData,
  'conversation.mute': NoData,
  'conversation.unmute': NoData,
  'conversation.dropparty': DropPartyData,
};
