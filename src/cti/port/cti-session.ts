import { UnsupportedError } from '../../errors/switch-errors.js';
import type { DataChange, ChannelType, InteractionData } from '../../protocol/objects/object-states.js';
import type { Capability } from './capability.js';
import type { CtiSnapshot } from './cti-facts.js';
import type { CtiPhone } from './cti-phone.js';

/** Names a contact by the switch's own ids. */
export interface InteractionRef {
  readonly interaction: string;
}

/** Names one leg of a contact by the switch's own ids. */
export interface ConversationRef extends InteractionRef {
  readonly conversation: string;
}

const NOTHING: readonly Capability[] = [];

const unsupported = (capability: string): Promise<never> => Promise.reject(new UnsupportedError(capability));

/**
 * One signed-in agent at the switch: one method per capability. A provider overrides those whose capability it claims.
 *
 * Each resolves when the switch has confirmed what was asked, after the report that says so has gone to the listener.
 * Each rejects with `CtiRejectedError` (the switch said no), `CtiTimeoutError`, `CtiUnavailableError` or, for a device
 * that cannot do what others can, `UnsupportedError`. Nothing is reported that the switch did not say.
 */
export abstract class CtiSession {
  /** what the provider can do but this agent's device cannot; known once the session is open */
  readonly lacks: readonly Capability[] = NOTHING;

  /**
   * Reads everything of this agent anew from the switch. It is no older than what had been reported when it was called; what
   * is reported while it travels may be newer. What is handed over is not changed any more.
   */
  abstract read(): Promise<CtiSnapshot>;

  /**
   * Signs the agent off, reports each channel as `inactive` while doing so, then ends the reports. Safe to call twice
   * and without a link. Calls are left as they are: they belong to the customer.
   * @param stopping it is this process that goes, not the agent: where the next one finds what it is at the switch, the
   * provider may leave the agent there
   */
  abstract close(stopping?: boolean): Promise<void>;

  /**
   * Ends the reports without a word to the switch: another process goes on with this agent, who stays signed in with calls
   * and states as they are. Not for providers where the agent goes with the process: those sign off as at a stop.
   */
  handOver(): Promise<void> {
    return this.close(true);
  }

  ready(_channel: string): Promise<void> {
    return unsupported('channel.ready');
  }

  /** While a contact is in progress it becomes the pending state. */
  notReady(_channel: string, _reason?: string): Promise<void> {
    return unsupported('channel.notready');
  }

  addChannel(_endpoint: string, _type: ChannelType): Promise<{ channel: string }> {
    return unsupported('session.addchannel');
  }

  /**
   * Where the telephone in the agent's browser registers. Asked anew each time: what comes back is handed to the agent's client and
   * kept by nobody, for it may hold a password. The agent's own secret goes to the agent alone: at a device that is not the
   * agent's own there is none.
   * @returns undefined where the agent's device is another telephone
   */
  phone(): Promise<CtiPhone | undefined> {
    return unsupported('session.phone');
  }

  activate(_channel: string, _options: Readonly<Record<string, unknown>>): Promise<void> {
    return unsupported('channel.activate');
  }

  /** Signs the channel off at the switch: nothing is offered on it any more. */
  deactivate(_channel: string): Promise<void> {
    return unsupported('channel.deactivate');
  }

  disposeChannel(_channel: string): Promise<void> {
    return unsupported('channel.dispose');
  }

  joinQueue(_channel: string, _queue: string): Promise<void> {
    return unsupported('channel.joinqueue');
  }

  leaveQueue(_channel: string, _queue: string): Promise<void> {
    return unsupported('channel.leavequeue');
  }

  /**
   * Asked before a call is held for one that is to go to `to`: nobody has to wait for what cannot be dialled.
   * Left out by a provider that cannot know.
   * @throws CtiRejectedError (`no-such-address`) as `dial` and `consult` would
   */
  checkAddress?(to: string): Promise<void>;

  /** Resolves when the switch has begun to set the call up, not when somebody answers. */
  dial(_channel: string, _to: string, _data?: InteractionData): Promise<ConversationRef> {
    return unsupported('channel.dial');
  }

  accept(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.accept');
  }

  reject(_ref: InteractionRef, _reason?: string): Promise<void> {
    return unsupported('interaction.reject');
  }

  /**
   * The work after the contact is done; what is wanted next (ready or not) takes effect.
   * @param _disposition what the agent says of the contact; kept by a switch that has a place for it
   */
  complete(_ref: InteractionRef, _disposition?: string): Promise<void> {
    return unsupported('interaction.complete');
  }

  /** Merges `data` into the contact's own, at the switch; `null` takes a key away. */
  setData(_ref: InteractionRef, _data: DataChange): Promise<void> {
    return unsupported('interaction.setdata');
  }

  consult(_ref: InteractionRef, _to: string): Promise<ConversationRef> {
    return unsupported('interaction.consult');
  }

  alternate(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.alternate');
  }

  cancelConsult(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.cancelconsult');
  }

  consultTransfer(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.consulttransfer');
  }

  consultConference(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.consultconference');
  }

  startRecording(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.recording.start');
  }

  stopRecording(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.recording.stop');
  }

  pauseRecording(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.recording.pause');
  }

  resumeRecording(_ref: InteractionRef): Promise<void> {
    return unsupported('interaction.recording.resume');
  }

  answer(_ref: ConversationRef): Promise<void> {
    return unsupported('conversation.answer');
  }

  release(_ref: ConversationRef): Promise<void> {
    return unsupported('conversation.release');
  }

  hold(_ref: ConversationRef): Promise<void> {
    return unsupported('conversation.hold');
  }

  retrieve(_ref: ConversationRef): Promise<void> {
    return unsupported('conversation.retrieve');
  }

  /** @param _signal aborted once the agent has been told that it came to nothing: the call must stay where it is then */
  transfer(_ref: ConversationRef, _to: string, _signal?: AbortSignal): Promise<void> {
    return unsupported('conversation.transfer');
  }

  conference(_ref: ConversationRef, _to: string): Promise<void> {
    return unsupported('conversation.conference');
  }

  /** @param _signal as for `transfer` */
  deflect(_ref: ConversationRef, _to: string, _signal?: AbortSignal): Promise<void> {
    return unsupported('conversation.deflect');
  }

  dtmf(_ref: ConversationRef, _digits: string): Promise<void> {
    return unsupported('conversation.dtmf');
  }

  mute(_ref: ConversationRef): Promise<void> {
    return unsupported('conversation.mute');
  }

  unmute(_ref: ConversationRef): Promise<void> {
    return unsupported('conversation.unmute');
  }

  dropParty(_ref: ConversationRef, _party: string): Promise<void> {
    return unsupported('conversation.dropparty');
  }
}
