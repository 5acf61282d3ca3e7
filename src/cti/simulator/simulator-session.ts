import { CtiUnavailableError } from '../../errors/switch-errors.js';
import type { DataChange, ChannelType, InteractionData, PendingState } from '../../protocol/objects/object-states.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import type { CtiCause, CtiSnapshot } from '../port/cti-facts.js';
import { signedOff } from '../port/signed-off.js';
import { dialledAddress } from '../port/dialled-address.js';
import { CtiSession, type ConversationRef, type InteractionRef } from '../port/cti-session.js';
import type { SessionOutlet } from './session-outlet.js';
import { factsOf } from './simulator-facts.js';
import type { SimulatorLink } from './simulator-link.js';
import type { RecordingEvent } from './switch/recording-table.js';
import { refusal } from './switch/refusal.js';
import type { SimAgent } from './switch/sim-agent.js';
import type { SimChannel } from './switch/sim-channel.js';
import type { SimContact } from './switch/sim-contact.js';
import type { SimLeg } from './switch/sim-leg.js';
import type { SimSwitch } from './switch/sim-switch.js';

/** One agent signed in at the simulator's switch. */
export class SimulatorSession extends CtiSession {
  private closing: Promise<void> | undefined;

  constructor(
    private readonly agent: SimAgent,
    private readonly sim: SimSwitch,
    private readonly link: SimulatorLink,
    private readonly outlet: SessionOutlet,
  ) {
    super();
  }

  read(): Promise<CtiSnapshot> {
    return this.ask('session.snapshot', [], () => factsOf(this.agent));
  }

  close(): Promise<void> {
    this.closing ??= this.signOffAndEnd();
    return this.closing;
  }

  /** Ends the reports; the agent stays at the switch, with everything. */
  leave(): void {
    this.outlet.end();
    this.sim.agents.leave(this.agent, this.outlet);
  }

  override ready(channel: string): Promise<void> {
    return this.want('channel.ready', channel, { agentState: 'ready' });
  }

  override notReady(channel: string, reason?: string): Promise<void> {
    const wanted: PendingState = { agentState: 'notready', ...(reason === undefined ? {} : { reason }) };
    return this.want('channel.notready', channel, wanted);
  }

  override addChannel(endpoint: string, type: ChannelType): Promise<{ channel: string }> {
    return this.ask('session.addchannel', [endpoint, type], () => ({
      channel: this.sim.channels.add(this.agent, endpoint, type).id,
    }));
  }

  override activate(channel: string): Promise<void> {
    return this.ask('channel.activate', [channel], () =>
      this.sim.channels.activate(this.sim.channels.find(this.agent, channel)),
    );
  }

  override deactivate(channel: string): Promise<void> {
    return this.onChannel('channel.deactivate', channel, (one) => this.sim.channels.deactivate(one));
  }

  override disposeChannel(channel: string): Promise<void> {
    return this.ask('channel.dispose', [channel], () =>
      this.sim.channels.dispose(this.sim.channels.find(this.agent, channel)),
    );
  }

  override joinQueue(channel: string, queue: string): Promise<void> {
    return this.onChannel('channel.joinqueue', channel, (one) => this.sim.channels.joinQueue(one, queue), queue);
  }

  override leaveQueue(channel: string, queue: string): Promise<void> {
    return this.onChannel('channel.leavequeue', channel, (one) => this.sim.channels.leaveQueue(one, queue), queue);
  }

  /** The numbers of the switch are known on this side: nothing travels for it. */
  override async checkAddress(to: string): Promise<void> {
    this.sim.reach.find(dialledAddress(to));
  }

  override dial(channel: string, to: string, data?: InteractionData): Promise<ConversationRef> {
    const work = (one: SimChannel) =>
      refOf(this.sim.calls.dial(one, this.sim.channels.device(one), dialledAddress(to), data));
    return this.onChannel('channel.dial', channel, work, to, data);
  }

  override accept(ref: InteractionRef): Promise<void> {
    return this.onContact('interaction.accept', ref, (contact) => this.sim.parties.answer(alerting(contact)));
  }

  override reject(ref: InteractionRef): Promise<void> {
    return this.onContact('interaction.reject', ref, (contact) => this.sim.parties.refuse(alerting(contact)));
  }

  override complete(ref: InteractionRef, disposition?: string): Promise<void> {
    return this.ask('interaction.complete', [ref, disposition], () =>
      this.sim.agents.complete(this.agent, ref, disposition),
    );
  }

  override setData(ref: InteractionRef, data: DataChange): Promise<void> {
    return this.ask('interaction.setdata', [ref, data], () => this.sim.agents.setData(this.agent, ref, data));
  }

  override consult(ref: InteractionRef, to: string): Promise<ConversationRef> {
    const work = (contact: SimContact) => refOf(this.sim.consults.begin(contact, dialledAddress(to)));
    return this.onContact('interaction.consult', ref, work, to);
  }

  override alternate(ref: InteractionRef): Promise<void> {
    return this.onContact('interaction.alternate', ref, (contact) => this.sim.consults.alternate(contact));
  }

  override cancelConsult(ref: InteractionRef): Promise<void> {
    return this.onContact('interaction.cancelconsult', ref, (contact) => this.sim.consults.cancel(contact));
  }

  override consultTransfer(ref: InteractionRef): Promise<void> {
    return this.onContact('interaction.consulttransfer', ref, (contact) => this.sim.consults.transfer(contact));
  }

  override consultConference(ref: InteractionRef): Promise<void> {
    return this.onContact('interaction.consultconference', ref, (contact) => this.sim.consults.conference(contact));
  }

  override startRecording(ref: InteractionRef): Promise<void> {
    return this.record('start', ref);
  }

  override stopRecording(ref: InteractionRef): Promise<void> {
    return this.record('stop', ref);
  }

  override pauseRecording(ref: InteractionRef): Promise<void> {
    return this.record('pause', ref);
  }

  override resumeRecording(ref: InteractionRef): Promise<void> {
    return this.record('resume', ref);
  }

  override answer(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.answer', ref, (leg) => this.sim.parties.answer(leg));
  }

  override release(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.release', ref, (leg) => this.sim.parties.release(leg));
  }

  override hold(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.hold', ref, (leg) => this.sim.parties.hold(leg));
  }

  override retrieve(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.retrieve', ref, (leg) => this.sim.parties.retrieve(leg));
  }

  override transfer(ref: ConversationRef, to: string): Promise<void> {
    return this.onLeg('conversation.transfer', ref, (leg) => this.sim.diversions.transfer(leg, dialledAddress(to)), to);
  }

  override conference(ref: ConversationRef, to: string): Promise<void> {
    return this.onLeg('conversation.conference', ref, (leg) => this.sim.conferences.add(leg, dialledAddress(to)), to);
  }

  override deflect(ref: ConversationRef, to: string): Promise<void> {
    return this.onLeg('conversation.deflect', ref, (leg) => this.sim.diversions.deflect(leg, dialledAddress(to)), to);
  }

  override dtmf(ref: ConversationRef, digits: string): Promise<void> {
    return this.onLeg('conversation.dtmf', ref, (leg) => this.sim.parties.digits(leg, digits), digits);
  }

  override mute(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.mute', ref, (leg) => this.sim.parties.mute(leg, true));
  }

  override unmute(ref: ConversationRef): Promise<void> {
    return this.onLeg('conversation.unmute', ref, (leg) => this.sim.parties.mute(leg, false));
  }

  override dropParty(ref: ConversationRef, party: string): Promise<void> {
    return this.onLeg('conversation.dropparty', ref, (leg) => this.sim.conferences.drop(leg, party), party);
  }

  private want(command: SessionCommand, channel: string, wanted: PendingState): Promise<void> {
    return this.onChannel(command, channel, (one) => this.sim.agents.want(one, wanted), wanted.reason);
  }

  private record(event: RecordingEvent, ref: InteractionRef): Promise<void> {
    const command = `interaction.recording.${event}` as const;
    return this.onContact(command, ref, (contact) => this.sim.recordings.order(contact, event));
  }

  private onChannel<T>(
    command: SessionCommand,
    id: string,
    work: (channel: SimChannel) => T,
    ...more: readonly unknown[]
  ): Promise<Awaited<T>> {
    return this.ask(command, [id, ...more], () => work(this.sim.channels.active(this.agent, id)));
  }

  private onContact<T>(
    command: SessionCommand,
    ref: InteractionRef,
    work: (contact: SimContact) => T,
    ...more: readonly unknown[]
  ): Promise<Awaited<T>> {
    return this.ask(command, [ref, ...more], () => work(this.sim.agents.contact(this.agent, ref)));
  }

  private onLeg<T>(
    command: SessionCommand,
    ref: ConversationRef,
    work: (leg: SimLeg) => T,
    ...more: readonly unknown[]
  ): Promise<Awaited<T>> {
    const onItsLeg = (contact: SimContact) => {
      const leg = contact.legs.find(({ id }) => id === ref.conversation);
      if (!leg) throw refusal('no-such-call', 'there is no such call, or it has ended');
      return work(leg);
    };
    return this.onContact(command, ref, onItsLeg, ...more);
  }

  private ask<T>(command: SessionCommand, values: readonly unknown[], work: () => T): Promise<Awaited<T>> {
    const unlessOver = () => {
      // By the time it arrives the agent may have signed in elsewhere: this session has no say any more.
      if (this.outlet.over) throw refusal('signed-off', 'the session is over');
      return work();
    };
    return this.link.request(command, this.agent.id, unlessOver, { session: this.outlet.key, values });
  }

  private async signOffAndEnd(): Promise<void> {
    try {
      await this.ask('session.logout', [], () => this.signOff());
    } catch (error) {
      // When refused, or without an answer, the switch may keep the agent signed in, and the next sign-in finds that.
      if (error instanceof CtiUnavailableError) this.link.owe(this.agent.id, () => this.signOff());
    } finally {
      this.outlet.end();
    }
  }

  private signOff(): void {
    const cause: CtiCause = { code: 'requested', by: { kind: 'agent' } };
    const { channels } = factsOf(this.agent);
    this.sim.agents.signOff(this.agent);
    const inactive = channels.map((one) => signedOff(one));
    if (inactive.length > 0) this.outlet.send({ channels: inactive, cause });
  }
}

function refOf(leg: SimLeg): ConversationRef {
  return { interaction: leg.contact?.id ?? leg.call.id, conversation: leg.id };
}

function alerting(contact: SimContact): SimLeg {
  const leg = contact.legs.find(({ state }) => state === 'alerting');
  if (!leg) throw refusal('wrong-state', 'the contact does not ring');
  return leg;
}
