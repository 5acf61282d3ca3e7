import { dialledAddress } from '../../port/dialled-address.js';
import { UnsupportedError } from '../../../errors/switch-errors.js';
import type { DataChange, ChannelType, InteractionData } from '../../../protocol/objects/object-states.js';
import type { CtiCause } from '../../port/cti-facts.js';
import { CtiSession, type ConversationRef, type InteractionRef } from '../../port/cti-session.js';
import type { DeviceChannel } from './device-channel.js';
import type { SessionDevices } from './session-devices.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };

/** What an agent may ask of a session, each handed to the device that it concerns. */
export abstract class SessionVerbs extends CtiSession {
  protected abstract readonly devices: SessionDevices;

  /** Runs `work` while the session is open and has a link; what it rejects with is translated. */
  protected abstract ask<T>(work: () => Promise<T>): Promise<T>;

  override ready(channel: string): Promise<void> {
    return this.onChannel(channel, (device) => device.want({ agentState: 'ready' }));
  }

  override notReady(channel: string, reason?: string): Promise<void> {
    const why = reason === undefined ? {} : { reason };
    return this.onChannel(channel, (device) => device.want({ agentState: 'notready', ...why }));
  }

  override addChannel(endpoint: string, type: ChannelType): Promise<{ channel: string }> {
    return this.ask(async () => {
      if (type !== 'Telephony') throw new UnsupportedError('session.addchannel', { type });
      const device = await this.devices.addFurther(endpoint);
      device.tellChannel(BY_AGENT);
      return { channel: device.identity.channel };
    });
  }

  override disposeChannel(channel: string): Promise<void> {
    return this.ask(() => this.devices.dispose(channel));
  }

  override activate(channel: string): Promise<void> {
    return this.onChannel(channel, ({ signOn }) => signOn.activate());
  }

  override deactivate(channel: string): Promise<void> {
    return this.onChannel(channel, ({ signOn }) => signOn.deactivate());
  }

  override joinQueue(channel: string, queue: string): Promise<void> {
    return this.onChannel(channel, ({ work }) => work.joinQueue(queue));
  }

  override leaveQueue(channel: string, queue: string): Promise<void> {
    return this.onChannel(channel, ({ work }) => work.leaveQueue(queue));
  }

  override dial(channel: string, to: string, data: InteractionData = {}): Promise<ConversationRef> {
    return this.ask(async () => this.devices.find(channel).dial(dialledAddress(to), data));
  }

  override accept(ref: InteractionRef): Promise<void> {
    return this.answer({ ...ref, conversation: ref.interaction });
  }

  override reject(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ offers }) => offers.reject(ref));
  }

  override setData(ref: InteractionRef, data: DataChange): Promise<void> {
    return this.onCall(ref, (device) => device.setData(ref, data));
  }

  override consult(ref: InteractionRef, to: string): Promise<ConversationRef> {
    return this.onCall(ref, ({ parties }) => parties.consult(ref, dialledAddress(to)));
  }

  override alternate(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.alternate(ref));
  }

  override cancelConsult(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.cancelConsult(ref));
  }

  override consultTransfer(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.consultTransfer(ref));
  }

  override consultConference(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.consultConference(ref));
  }

  override conference(ref: ConversationRef, to: string): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.conference(ref, dialledAddress(to)));
  }

  override dropParty(ref: ConversationRef, party: string): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.dropParty(ref, party));
  }

  override startRecording(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ voice }) => voice.startRecording(ref));
  }

  override stopRecording(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ voice }) => voice.stopRecording(ref));
  }

  override pauseRecording(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ voice }) => voice.pauseRecording(ref));
  }

  override resumeRecording(ref: InteractionRef): Promise<void> {
    return this.onCall(ref, ({ voice }) => voice.resumeRecording(ref));
  }

  override complete(ref: InteractionRef, disposition?: string): Promise<void> {
    return this.onCall(ref, (device) => device.complete(ref, disposition));
  }

  override answer(ref: ConversationRef): Promise<void> {
    return this.onCall(ref, ({ commands }) => commands.answer(ref));
  }

  override release(ref: ConversationRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.release(ref));
  }

  override hold(ref: ConversationRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.hold(ref));
  }

  override retrieve(ref: ConversationRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.retrieve(ref));
  }

  override dtmf(ref: ConversationRef, digits: string): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.dtmf(ref, digits));
  }

  override transfer(ref: ConversationRef, to: string, signal?: AbortSignal): Promise<void> {
    return this.onCall(ref, ({ transfers }) => transfers.transfer(ref, dialledAddress(to), signal));
  }

  override deflect(ref: ConversationRef, to: string, signal?: AbortSignal): Promise<void> {
    return this.onCall(ref, ({ transfers }) => transfers.deflect(ref, dialledAddress(to), signal));
  }

  override mute(ref: ConversationRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.mute(ref, true));
  }

  override unmute(ref: ConversationRef): Promise<void> {
    return this.onCall(ref, ({ parties }) => parties.mute(ref, false));
  }

  private onChannel(channel: string, work: (device: DeviceChannel) => Promise<void>): Promise<void> {
    return this.ask(async () => {
      const device = this.devices.find(channel);
      await work(device);
      device.tellChannel(BY_AGENT);
    });
  }

  private onCall<T>(ref: InteractionRef, work: (device: DeviceChannel) => Promise<T>): Promise<T> {
    return this.ask(async () => work(this.devices.having(ref)));
  }
}
