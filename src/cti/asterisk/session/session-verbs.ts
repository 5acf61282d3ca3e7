import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { InteractionData, PendingState } from '../../../protocol/objects/object-states.js';
import type { CtiCause, CtiReport } from '../../port/cti-facts.js';
import { CtiSession, type ConversationRef, type InteractionRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../mirror/agent-calls.js';
import { TELEPHONY_CHANNEL } from '../telephony-channel.js';
import type { CallCommands } from './call-commands.js';
import type { ChannelDesk } from './channel-desk.js';
import type { DataCommands } from './data-commands.js';
import type { OfferCommands } from './offer-commands.js';
import type { ThreeVerbs } from './three-verbs.js';
import type { TransferCommands } from './transfer-commands.js';
import type { VoiceCommands } from './voice-commands.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const COMPLETED: CtiCause = { code: 'completed', by: { kind: 'agent' } };

/** What an agent may ask of a session, each handed to whom it concerns. */
export abstract class SessionVerbs extends CtiSession {
  protected abstract readonly calls: AgentCalls;
  protected abstract readonly commands: CallCommands;
  protected abstract readonly threes: ThreeVerbs;
  protected abstract readonly desk: ChannelDesk;
  protected abstract readonly voice: VoiceCommands;
  protected abstract readonly offers: OfferCommands;
  protected abstract readonly transfers: TransferCommands;
  protected abstract readonly data: DataCommands;

  /** Runs `work` while the session is open and has a link; what it rejects with is translated. */
  protected abstract ask<T>(work: () => Promise<T>): Promise<T>;
  /** Reports the channel where it is not as it was. */
  protected abstract tellChannel(cause: CtiCause): void;
  protected abstract tell(report: CtiReport): void;
  /** The queues follow what the agent does. */
  protected abstract keepPause(): void;

  override ready(channel: string): Promise<void> {
    return this.want(channel, { agentState: 'ready' });
  }

  override notReady(channel: string, reason?: string): Promise<void> {
    return this.want(channel, { agentState: 'notready', ...(reason === undefined ? {} : { reason }) });
  }

  override activate(channel: string): Promise<void> {
    return this.onChannel(channel, () => this.desk.activate());
  }

  override deactivate(channel: string): Promise<void> {
    return this.onChannel(channel, () => this.desk.deactivate());
  }

  override joinQueue(channel: string, queue: string): Promise<void> {
    return this.onChannel(channel, () => this.desk.joinQueue(queue));
  }

  override leaveQueue(channel: string, queue: string): Promise<void> {
    return this.onChannel(channel, () => this.desk.leaveQueue(queue));
  }

  override dial(channel: string, to: string, data: InteractionData = {}): Promise<ConversationRef> {
    return this.ask(async () => {
      checkChannel(channel);
      this.desk.checkRoom(this.calls.current.length);
      return this.commands.dial(to, data);
    });
  }

  override accept(ref: InteractionRef): Promise<void> {
    return this.answer({ ...ref, conversation: ref.interaction });
  }

  override reject(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.offers.reject(ref));
  }

  override setData(ref: InteractionRef, data: InteractionData): Promise<void> {
    return this.ask(async () => {
      const over = await this.data.set(ref, data);
      if (over) this.tell({ interactions: [{ ...over, conversations: [] }], cause: BY_AGENT });
    });
  }

  override consult(ref: InteractionRef, to: string): Promise<ConversationRef> {
    return this.ask(() => this.threes.consults.consult(ref, to));
  }

  override alternate(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.threes.consults.alternate(ref));
  }

  override cancelConsult(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.threes.consults.cancel(ref));
  }

  override consultTransfer(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.threes.consults.transfer(ref));
  }

  override consultConference(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.threes.consults.conference(ref));
  }

  override conference(ref: ConversationRef, to: string): Promise<void> {
    return this.ask(() => this.threes.parties.add(ref, to));
  }

  override dropParty(ref: ConversationRef, party: string): Promise<void> {
    return this.ask(() => this.threes.dropParty(ref, party));
  }

  override startRecording(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.voice.startRecording(ref));
  }

  override stopRecording(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.voice.stopRecording(ref));
  }

  override pauseRecording(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.voice.pauseRecording(ref));
  }

  override resumeRecording(ref: InteractionRef): Promise<void> {
    return this.ask(() => this.voice.resumeRecording(ref));
  }

  override complete(ref: InteractionRef): Promise<void> {
    return this.ask(async () => {
      if (this.calls.find(ref.interaction)) throw new CtiRejectedError('the call is still going on');
      await this.desk.complete(ref.interaction);
      this.tellChannel(COMPLETED);
    });
  }

  override answer(ref: ConversationRef): Promise<void> {
    return this.ask(() => this.commands.answer(ref));
  }

  override release(ref: ConversationRef): Promise<void> {
    return this.ask(() => this.threes.release(ref));
  }

  override hold(ref: ConversationRef): Promise<void> {
    return this.ask(() => this.threes.hold(ref));
  }

  override retrieve(ref: ConversationRef): Promise<void> {
    return this.ask(() => this.threes.retrieve(ref));
  }

  override dtmf(ref: ConversationRef, digits: string): Promise<void> {
    return this.ask(() => this.threes.dtmf(ref, digits));
  }

  override transfer(ref: ConversationRef, to: string): Promise<void> {
    return this.ask(() => this.transfers.transfer(ref, to));
  }

  override deflect(ref: ConversationRef, to: string): Promise<void> {
    return this.ask(() => this.transfers.deflect(ref, to));
  }

  override mute(ref: ConversationRef): Promise<void> {
    return this.ask(() => this.voice.mute(ref, true));
  }

  override unmute(ref: ConversationRef): Promise<void> {
    return this.ask(() => this.voice.mute(ref, false));
  }

  private want(channel: string, wanted: PendingState): Promise<void> {
    return this.onChannel(channel, async () => {
      await this.desk.want(wanted);
      this.keepPause();
    });
  }

  private onChannel(channel: string, work: () => Promise<void>): Promise<void> {
    return this.ask(async () => {
      checkChannel(channel);
      await work();
      this.tellChannel(BY_AGENT);
    });
  }
}

function checkChannel(channel: string): void {
  if (channel !== TELEPHONY_CHANNEL) throw new CtiRejectedError('there is no such channel');
}
