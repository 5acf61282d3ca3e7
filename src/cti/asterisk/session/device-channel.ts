import { Logger } from '@nestjs/common';
import { CtiRejectedError } from '../../../errors/switch-errors.js';
import type { DataChange, InteractionData, PendingState } from '../../../protocol/objects/object-states.js';
import type { CtiCause, CtiInteraction, CtiReport } from '../../port/cti-facts.js';
import type { CtiOpenRequest } from '../../port/cti-provider.js';
import type { ConversationRef, InteractionRef } from '../../port/cti-session.js';
import type { AgentCalls } from '../calls/agent-calls.js';
import type { Leg } from '../calls/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { SwitchWatcher } from '../switch/switch-watcher.js';
import { CallCommands } from './call-commands.js';
import { AgentWork } from './agent-work.js';
import { DataCommands } from './data-commands.js';
import { deviceCalls } from './device-calls.js';
import type { DeviceHost } from './device-host.js';
import type { DeviceIdentity } from './device-identity.js';
import type { DeviceNotes } from './device-notes.js';
import { Dispositions } from './dispositions.js';
import { DeviceSignOn, type SignedDevice } from './device-sign-on.js';
import { noteAnswer, readMemos } from './leg-memo.js';
import { OfferCommands } from './offer-commands.js';
import { readHolds } from './read-holds.js';
import { isEnding } from './is-ending.js';
import { LegCalls } from './leg-calls.js';
import { PartyCommands } from './party-commands.js';
import { RecordingWatch } from './recording-watch.js';
import { UnwantedOffers } from './unwanted-offers.js';
import { TransferCommands } from './transfer-commands.js';
import { VoiceCommands } from './voice-commands.js';
import { failureFields } from '../pbx/failure-fields.js';
import { about, subjectNow } from '../../../tracing/subject.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const BY_SWITCH: CtiCause = { code: 'requested', by: { kind: 'switch' } };
const REFUSED: CtiCause = { code: 'busy', by: { kind: 'switch' } };
const COMPLETED: CtiCause = { code: 'completed', by: { kind: 'agent' } };

/** One device on which an agent works: the calls at it, and what the queues know of it. */
export class DeviceChannel implements SwitchWatcher, SignedDevice {
  private readonly log = new Logger(DeviceChannel.name);
  private readonly calls: AgentCalls;
  private readonly data: DataCommands;
  private readonly recordings: RecordingWatch;
  readonly work: AgentWork;
  readonly agent: CtiOpenRequest['agent'];
  /** whose it is, as the log says: known when it is made */
  readonly subject = subjectNow();
  readonly commands: CallCommands;
  readonly parties: PartyCommands;
  readonly voice: VoiceCommands;
  readonly offers: OfferCommands;
  readonly transfers: TransferCommands;
  readonly signOn: DeviceSignOn;
  private readonly dispositions: Dispositions;
  private readonly unwanted: UnwantedOffers;

  constructor(
    private readonly asterisk: AsteriskSwitch,
    readonly identity: DeviceIdentity,
    request: CtiOpenRequest,
    private readonly host: DeviceHost,
    notes?: DeviceNotes,
  ) {
    const { extension, endpoint } = identity;
    this.agent = request.agent;
    this.calls = deviceCalls(asterisk, identity);
    const legs = new LegCalls(asterisk, this.calls);
    this.commands = new CallCommands(asterisk, this.calls, legs, { endpoint, extension });
    this.parties = new PartyCommands(asterisk, legs, this.commands, extension);
    this.work = new AgentWork(asterisk, request, identity, () => this.membersChanged());
    this.unwanted = new UnwantedOffers(asterisk, this.calls, this.work, () => this.refresh());
    this.recordings = new RecordingWatch(asterisk, this.calls);
    this.voice = new VoiceCommands(asterisk, legs);
    this.offers = new OfferCommands(asterisk, this.calls, legs, this.work);
    this.transfers = new TransferCommands(asterisk, legs);
    this.data = new DataCommands(asterisk, legs, this.work);
    this.dispositions = new Dispositions(asterisk, asterisk.parts.devices.member(extension));
    this.signOn = new DeviceSignOn(asterisk, this, host, notes);
  }

  /** The contacts that go on, and those whose work afterwards is not done. */
  get interactions(): readonly CtiInteraction[] {
    return this.work.isActive ? [...this.live, ...this.work.wrappingUp] : [];
  }

  get live(): readonly CtiInteraction[] {
    return this.unwanted.current;
  }

  /** true where the contact is, or was not long ago, one of this device */
  knows(interaction: string): boolean {
    return this.calls.find(interaction) !== undefined || this.work.knows(interaction);
  }

  /** The contact whose leg that is. */
  callOf(uid: string): string | undefined {
    return this.calls.all.find((leg) => leg.uid === uid)?.id;
  }

  /** Finds what is at the device before anything is told of it. */
  async look(): Promise<void> {
    const { endpoint } = this.identity;
    const uids = [...this.asterisk.mirror.byEndpoint.of(endpoint)].map(({ uid }) => uid);
    const { asterisk } = this;
    await Promise.all([readHolds(asterisk, endpoint), asterisk.calls.find(uids), asterisk.askDevice(endpoint)]);
    this.calls.changes();
    await Promise.all([readMemos(this.asterisk, this.calls), this.recordings.find()]);
  }

  /** From now on it follows what becomes of the device, and takes what it is now for told. */
  watch(): void {
    this.asterisk.watch(this.identity.endpoint, this);
    this.unwanted.accept();
    this.refresh();
    this.work.changed();
  }

  unwatch(): void {
    this.asterisk.unwatch(this.identity.endpoint, this);
  }

  /** Asks for what the list of channels does not say. */
  async reread(): Promise<void> {
    if (!this.work.isActive) return;
    await readHolds(this.asterisk, this.identity.endpoint);
    this.work.reread();
    this.refresh();
  }

  /** Looks what has become of the calls, and reports it. */
  refresh(): void {
    const changes = this.unwanted.sift(this.calls.changes());
    this.recordings.look();
    for (const { leg, interaction, ended } of changes) {
      this.asterisk.about(leg.uid, () => noteAnswer(this.asterisk, leg));
      if (!ended) continue;
      this.dispositions.remember(leg);
      this.work.ended(interaction, leg.joined);
    }
    const { live } = this;
    this.work.busyWith(live, live.length > 0 && live.every((one) => isEnding(this.asterisk, this.calls, one)));
    this.bringQueues();
    for (const { interaction, cause } of changes) {
      const channel = this.work.changed();
      this.tell({ interactions: [interaction], ...(channel ? { channels: [channel] } : {}), cause });
    }
    for (const { leg } of changes) if (leg.state === 'alerting') this.refuseUnwanted(leg);
  }

  /** The link is back: what the switch forgot is told it again. */
  async resume(): Promise<void> {
    if (!this.work.isActive) return;
    this.refresh();
    const failed = (error: unknown) => this.log.warn('not signed in again', failureFields(error));
    await this.forAgent(() => this.work.rejoin()).catch(failed);
  }

  async want(wanted: PendingState): Promise<void> {
    await this.work.want(wanted);
    this.bringQueues();
  }

  dial(to: string, data: InteractionData): Promise<ConversationRef> {
    this.work.checkRoom(this.live.length);
    return this.commands.dial(to, data);
  }

  async complete({ interaction }: InteractionRef, disposition?: string): Promise<void> {
    if (this.calls.find(interaction)) throw new CtiRejectedError('wrong-state', 'the call is still going on');
    if (disposition) await this.dispositions.keep(interaction, disposition);
    await this.work.complete(interaction);
    this.tellChannel(COMPLETED);
  }

  async setData(ref: InteractionRef, data: DataChange): Promise<void> {
    const over = await this.data.set(ref, data);
    if (over) this.tell({ interactions: [{ ...over, conversations: [] }], cause: BY_AGENT });
  }

  /** Reports the channel where it is not as it was. */
  tellChannel(cause: CtiCause): void {
    const channel = this.work.changed();
    if (channel) this.tell({ channels: [channel], cause });
  }

  /** Ends without a word to the switch. */
  end(): void {
    this.work.end();
    this.calls.stop();
    this.unwatch();
  }

  private tell(report: CtiReport): void {
    if (!this.signOn.isGone) this.host.tell(report);
  }

  /** Says in the log who that is. */
  private forAgent<T>(work: () => T): T {
    return about({ agent: undefined, ...this.subject }, work);
  }

  /** The switch has called the device already: its caller hears busy. */
  private refuseUnwanted(leg: Leg): void {
    if (leg.card.queue !== undefined || leg.releasing || !this.work.refusesDirectCalls) return;
    this.asterisk.reasons.endsAs(leg.uid, REFUSED);
    const reject = () => this.offers.reject({ interaction: leg.id });
    this.asterisk.about(leg.uid, reject).catch((error: unknown) => {
      this.asterisk.reasons.goesOn(leg.uid);
      this.log.warn('a call to an agent who is not ready rings on', { call: leg.id, ...failureFields(error) });
    });
  }

  /** Somebody else has had a hand in the queues: what is so there is what the agent is, and what is ours is kept. */
  private membersChanged(): void {
    if (!this.host.isOpen || !this.work.isActive) return;
    this.bringQueues();
    this.tellChannel(this.work.presence.news ?? BY_SWITCH);
  }

  /** The queues follow what the agent does; without a link they are told when it is back. */
  private bringQueues(): void {
    if (!this.asterisk.reporting || !this.work.isActive) return;
    const failed = (error: unknown) => this.log.warn('the queues are not as they are to be', failureFields(error));
    void this.forAgent(() => this.work.bring().catch(failed));
  }
}
