import type { AmiMessage } from '../ami/ami-message.js';
import { readBridge } from './bridge-fields.js';
import { CHANNEL_STATE } from './channel-state.js';
import { channelOf } from './channel-fields.js';
import type { ChannelRecord } from './channel-record.js';
import type { MirrorRecords } from './mirror-records.js';

type Handler = (mirror: MirrorRecords, event: AmiMessage) => void;

const update: Handler = (mirror, event) => void channelOf(mirror, event);

function hold(mirror: MirrorRecords, event: AmiMessage, holding: boolean): void {
  const channel = channelOf(mirror, event);
  if (!channel) return;
  channel.holding = holding;
  // Asterisk's own (a feature code, an attended transfer) has no music that a device would wish for.
  channel.heldBySwitch = holding && event.text('MusicClass') === '';
  channel.holdingAt = mirror.now;
}

/** Behind a Local channel every attempt that comes to nothing is given up, whatever the reason at its other end. */
function giveUpReason(mirror: MirrorRecords, caller: ChannelRecord | undefined, status: string): string {
  if (status !== 'CANCEL') return status;
  return mirror.find(caller?.half)?.calledStatus ?? status;
}

function fetches(channel: ChannelRecord, caller: string | undefined): void {
  channel.fetched = true;
  channel.direction = 'called';
  channel.caller = caller;
}

function named(mirror: MirrorRecords, event: AmiMessage, prefix: string): ChannelRecord | undefined {
  const channel = mirror.live(event.text(`${prefix}Uniqueid`));
  return channel?.name === event.text(`${prefix}Channel`) ? channel : undefined;
}

function transfers(mirror: MirrorRecords, event: AmiMessage, prefix: string): void {
  const channel = named(mirror, event, prefix);
  if (channel) channel.transferred = true;
}

/** The one who goes on without the device that has passed the call on. */
function isSentBy(mirror: MirrorRecords, event: AmiMessage, prefix: string, by: string): void {
  const channel = named(mirror, event, prefix);
  if (channel) channel.sentBy = event.text(`${by}Uniqueid`);
}

/** What each event means for the mirror. One that is not here means nothing to it. */
export const EVENT_TABLE: Readonly<Record<string, Handler>> = {
  Newchannel: (mirror, event) => {
    const channel = channelOf(mirror, event);
    if (channel && channel.state === CHANNEL_STATE.RING) channel.direction = 'calling';
  },
  Newstate: update,
  NewCallerid: update,
  NewConnectedLine: update,
  Rename: (mirror, event) => {
    const channel = mirror.live(event.text('Uniqueid'));
    if (channel?.name !== event.text('Channel')) return;
    mirror.rename(channel, event.text('Newname'));
    channel.stateAt = mirror.now;
  },
  HangupRequest: (mirror, event) => {
    const channel = channelOf(mirror, event);
    if (channel) channel.hungUp ??= Number(event.text('Cause') || 0);
  },
  SoftHangupRequest: (mirror, event) => {
    const channel = channelOf(mirror, event);
    if (channel) channel.endAskedAt ||= mirror.now;
  },
  Hangup: (mirror, event) => {
    const channel = channelOf(mirror, event);
    if (channel) mirror.end(channel.uid, Number(event.text('Cause') || 0));
  },
  DialBegin: (mirror, event) => {
    const caller = channelOf(mirror, event);
    const called = channelOf(mirror, event, 'Dest');
    if (caller) caller.dialStatus = undefined;
    if (!called) return;
    called.dialState = undefined;
    if (caller) caller.lastCalled = called.uid;
    // Without a caller it is the switch that calls the device, to let it call somebody else then.
    called.caller = caller?.uid ?? called.caller;
    called.direction = called.caller === undefined ? 'calling' : 'called';
  },
  DialState: (mirror, event) => {
    channelOf(mirror, event);
    const called = channelOf(mirror, event, 'Dest');
    if (called) called.dialState = event.text('DialStatus');
  },
  DialEnd: (mirror, event) => {
    const caller = channelOf(mirror, event);
    const called = channelOf(mirror, event, 'Dest');
    const status = event.text('DialStatus');
    if (caller) caller.dialStatus = status;
    if (caller && event.text('Forward') !== '') caller.passedOn = true;
    // A queue that gives up tells a second end after the true one.
    if (called) called.calledStatus ??= giveUpReason(mirror, caller, status);
  },
  Pickup: (mirror, event) => {
    const channel = channelOf(mirror, event);
    const rang = channelOf(mirror, event, 'Target');
    if (!channel || !rang) return;
    rang.takenElsewhere = true;
    fetches(channel, rang.caller);
    channel.queue = rang.queue;
    channel.fetchedFrom = rang.uid;
  },
  UnParkedCall: (mirror, event) => {
    const parked = channelOf(mirror, event, 'Parkee');
    const channel = channelOf(mirror, event, 'Retriever');
    if (channel && parked) fetches(channel, parked.uid);
  },
  AgentCalled: (mirror, event) => {
    channelOf(mirror, event);
    const called = channelOf(mirror, event, 'Dest');
    if (called) called.queue = event.text('Queue');
  },
  QueueCallerJoin: (mirror, event) => {
    const channel = channelOf(mirror, event);
    if (channel) channel.queue = event.text('Queue');
  },
  BridgeCreate: readBridge,
  BridgeDestroy: (mirror, event) => mirror.bridges.end(event.text('BridgeUniqueid'), mirror.now),
  BridgeEnter: (mirror, event) => {
    readBridge(mirror, event);
    const channel = channelOf(mirror, event);
    if (!channel) return;
    mirror.place(channel, event.text('BridgeUniqueid'));
    if (channel.heldBySwitch) channel.holding = channel.heldBySwitch = false;
  },
  BridgeLeave: (mirror, event) => {
    readBridge(mirror, event);
    const channel = channelOf(mirror, event);
    // A channel that was moved has entered its new bridge already.
    if (channel?.bridge === event.text('BridgeUniqueid')) mirror.place(channel, undefined);
  },
  Hold: (mirror, event) => hold(mirror, event, true),
  Unhold: (mirror, event) => hold(mirror, event, false),
  MixMonitorStart: update,
  MixMonitorStop: update,
  MixMonitorMute: update,
  BlindTransfer: (mirror, event) => {
    transfers(mirror, event, 'Transferer');
    const given = named(mirror, event, 'Transferee');
    if (given) given.passedOn = true;
    isSentBy(mirror, event, 'Transferee', 'Transferer');
  },
  AttendedTransfer: (mirror, event) => {
    transfers(mirror, event, 'OrigTransferer');
    transfers(mirror, event, 'SecondTransferer');
    for (const prefix of ['Transferee', 'TransferTarget']) isSentBy(mirror, event, prefix, 'OrigTransferer');
  },
};
