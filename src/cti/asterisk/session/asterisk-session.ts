import { Logger } from '@nestjs/common';
import { CtiRejectedError, CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { CtiCause, CtiSnapshot } from '../../port/cti-facts.js';
import type { CtiOpenRequest, CtiSessionListener } from '../../port/cti-provider.js';
import type { AmiMessage } from '../ami/ami-message.js';
import { translated } from '../asterisk-failure.js';
import { AgentCalls } from '../mirror/agent-calls.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { SwitchWatcher } from '../switch/switch-watcher.js';
import { CallCommands } from './call-commands.js';
import { ChannelDesk } from './channel-desk.js';
import { DataCommands } from './data-commands.js';
import { readMemos } from './leg-memo.js';
import { OfferCommands } from './offer-commands.js';
import { readHolds } from './read-holds.js';
import { resumeMusic } from './resume-music.js';
import type { SessionRegistry } from './session-registry.js';
import { SessionVerbs } from './session-verbs.js';
import { ThreeVerbs } from './three-verbs.js';
import { TransferCommands } from './transfer-commands.js';
import { VoiceCommands } from './voice-commands.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const BY_SWITCH: CtiCause = { code: 'requested', by: { kind: 'switch' } };
const OVERRIDE: CtiCause = { code: 'override', by: { kind: 'agent' } };

/** One agent signed in with one device. */
export class AsteriskSession extends SessionVerbs implements SwitchWatcher {
  private readonly log = new Logger(AsteriskSession.name);
  protected readonly calls: AgentCalls;
  protected readonly commands: CallCommands;
  protected readonly threes: ThreeVerbs;
  protected readonly desk: ChannelDesk;
  protected readonly voice: VoiceCommands;
  protected readonly offers: OfferCommands;
  protected readonly transfers: TransferCommands;
  protected readonly data: DataCommands;
  private closing: Promise<void> | undefined;
  private phase: 'opening' | 'open' | 'over' = 'opening';
  readonly endpoint: string;
  readonly agent: string;

  constructor(
    private readonly at: AsteriskSwitch,
    request: CtiOpenRequest,
    private readonly listener: CtiSessionListener,
    private readonly registry: SessionRegistry,
  ) {
    super();
    const extension = request.extension ?? request.agent.extension;
    const { devices, options } = at.parts;
    this.agent = request.agent.id;
    this.endpoint = devices.endpoint(extension);
    this.calls = new AgentCalls({
      mirror: at.mirror,
      devices,
      endpoint: this.endpoint,
      extension,
      dataVariables: options.dataVariables,
      takeOver: (uid) => at.takeOvers.of(uid),
      card: (uid) => {
        const mark = at.marks.get(uid);
        return mark?.agent === uid ? mark.card : undefined;
      },
      left: (uid) => {
        const mark = at.marks.get(uid);
        return mark?.agent === uid ? mark.left : undefined;
      },
      reasons: at.reasons,
    });
    this.commands = new CallCommands(at, this.calls, { endpoint: this.endpoint, extension });
    this.threes = new ThreeVerbs(at, this.calls, this.commands, extension);
    this.desk = new ChannelDesk(at, request, extension, this.endpoint);
    this.voice = new VoiceCommands(at, this.calls);
    this.offers = new OfferCommands(at, this.calls, this.desk);
    this.transfers = new TransferCommands(at, this.calls);
    this.data = new DataCommands(at, this.calls, this.desk);
  }

  /** Signs in, in place of the sessions that there are for the same agent or device. */
  open(): Promise<void> {
    return translated(async () => {
      await this.at.read();
      await readHolds(this.at, this.endpoint);
      this.calls.changes();
      await readMemos(this.at, this.calls);
      await resumeMusic(this.at, this.endpoint);
      const others = this.registry
        .rivalsOf(this)
        .filter((one) => one.endpoint !== this.endpoint || one.agent !== this.agent);
      for (const other of others) await other.desk.leave();
      const wrapUps = this.registry.rivalsOf(this).filter((one) => one.agent === this.agent);
      await this.desk.join(
        this.calls.current,
        wrapUps.flatMap((one) => one.desk.wrappingUp),
      );
      this.at.requireLink();
      for (const one of this.registry.rivalsOf(this)) one.replaced();
      this.registry.add(this);
      this.at.watch(this.endpoint, this.desk.member, this);
      // What has changed meanwhile is for `read` to find.
      this.refresh();
      this.desk.changed();
      this.phase = 'open';
    });
  }

  read(): Promise<CtiSnapshot> {
    return translated(async () => {
      this.check();
      await this.at.read();
      await readHolds(this.at, this.endpoint);
      this.refresh();
      return {
        channels: [this.desk.channel],
        interactions: [...this.calls.current, ...this.desk.wrappingUp],
      };
    });
  }

  close(): Promise<void> {
    this.closing ??= this.signOff();
    return this.closing;
  }

  /** Looks what has become of the calls, and reports it. */
  refresh(): void {
    const changes = this.calls.changes();
    for (const { leg, interaction, ended } of changes) if (ended) this.desk.ended(interaction, leg.joined);
    this.desk.busyWith(this.calls.current);
    for (const { interaction, cause } of changes) {
      const channel = this.desk.changed();
      this.tell({ interactions: [interaction], ...(channel ? { channels: [channel] } : {}), cause });
    }
    if (changes.length > 0) this.keepPause();
  }

  memberEvent(event: AmiMessage): void {
    if (this.phase !== 'open' || this.desk.expected(event)) return;
    this.desk
      .verify()
      .then(() => this.tellChannel(BY_SWITCH))
      .catch((error: unknown) => this.log.warn(`queue membership: ${String(error)}`));
  }

  /** The link is back: what the switch forgot is told it again. */
  async resume(members: readonly AmiMessage[]): Promise<void> {
    if (this.phase !== 'open') return;
    this.refresh();
    await this.desk.rejoin(members).catch((error: unknown) => this.log.warn(`sign-in again: ${String(error)}`));
  }

  /** Ends without a word to the switch. */
  end(): void {
    this.phase = 'over';
    this.desk.end();
    this.registry.remove(this);
    this.at.unwatch(this.endpoint, this.desk.member, this);
  }

  private replaced(): void {
    if (this.phase === 'over') return;
    this.end();
    this.listener.closed(OVERRIDE);
  }

  protected ask<T>(work: () => Promise<T>): Promise<T> {
    return translated(async () => {
      this.check();
      return work();
    });
  }

  private check(): void {
    if (this.phase !== 'open') throw new CtiRejectedError('the session is over');
    if (!this.at.reporting) throw new CtiUnavailableError();
  }

  protected tellChannel(cause: CtiCause): void {
    const channel = this.desk.changed();
    if (channel) this.tell({ channels: [channel], cause });
  }

  protected tell(report: Parameters<CtiSessionListener['report']>[0]): void {
    if (this.phase === 'open' && this.at.reporting) this.listener.report(report);
  }

  /** The queues follow what the agent does; without a link they are told when it is back. */
  protected keepPause(): void {
    if (!this.at.reporting) return;
    this.desk.keepPause().catch((error: unknown) => this.log.warn(`pause: ${String(error)}`));
  }

  private async signOff(): Promise<void> {
    if (this.phase !== 'open') return this.end();
    try {
      this.check();
      await this.desk.leave();
      this.tell({ channels: [{ ...this.desk.channel, login: 'inactive', agentState: 'notready' }], cause: BY_AGENT });
    } catch (error) {
      // Without a link the sign-off waits until there is one.
      this.at.owed.add(this.desk.member, this.desk.owed);
      this.log.warn(`sign-off: ${String(error)}`);
    } finally {
      this.end();
    }
  }
}
