import { Logger } from '@nestjs/common';
import { CtiRejectedError, CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { CtiCause, CtiReport, CtiSnapshot } from '../../port/cti-facts.js';
import type { CtiOpenRequest, CtiSessionListener } from '../../port/cti-provider.js';
import type { AmiMessage } from '../ami/ami-message.js';
import { translated } from '../asterisk-failure.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { TELEPHONY_CHANNEL } from '../telephony-channel.js';
import { DeviceChannel } from './device-channel.js';
import type { DeviceHost } from './device-host.js';
import { SessionDevices } from './session-devices.js';
import type { SessionRegistry } from './session-registry.js';
import { SessionVerbs } from './session-verbs.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const OVERRIDE: CtiCause = { code: 'override', by: { kind: 'agent' } };

/** One agent signed in with one device. */
export class AsteriskSession extends SessionVerbs implements DeviceHost {
  private readonly log = new Logger(AsteriskSession.name);
  protected readonly devices = new SessionDevices();
  private readonly first: DeviceChannel;
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
    this.agent = request.agent.id;
    this.endpoint = at.parts.devices.endpoint(extension);
    const identity = { channel: TELEPHONY_CHANNEL, extension, endpoint: this.endpoint };
    this.first = new DeviceChannel(at, identity, request, this);
    this.devices.add(this.first);
  }

  get isOpen(): boolean {
    return this.phase === 'open';
  }

  /** Signs in, in place of the sessions that there are for the same agent or device. */
  open(): Promise<void> {
    return translated(async () => {
      await this.at.read();
      await this.first.look();
      const others = this.registry
        .rivalsOf(this)
        .filter((one) => one.endpoint !== this.endpoint || one.agent !== this.agent);
      for (const other of others) await other.first.desk.leave();
      const wrapUps = this.registry.rivalsOf(this).filter((one) => one.agent === this.agent);
      await this.first.signIn(wrapUps.flatMap((one) => one.first.desk.wrappingUp));
      this.at.requireLink();
      for (const one of this.registry.rivalsOf(this)) one.replaced();
      this.registry.add(this);
      this.first.watch();
      this.phase = 'open';
    });
  }

  read(): Promise<CtiSnapshot> {
    return translated(async () => {
      this.check();
      await this.at.read();
      for (const device of this.devices.all) await device.reread();
      return {
        channels: this.devices.all.map(({ desk }) => desk.channel),
        interactions: this.devices.all.flatMap(({ interactions }) => interactions),
      };
    });
  }

  close(): Promise<void> {
    this.closing ??= this.signOff();
    return this.closing;
  }

  /** The link is back: what the switch forgot is told it again. */
  async resume(members: readonly AmiMessage[]): Promise<void> {
    if (!this.isOpen) return;
    for (const device of this.devices.all) await device.resume(members);
  }

  /** Ends without a word to the switch. */
  end(): void {
    this.phase = 'over';
    this.registry.remove(this);
    for (const device of this.devices.all) device.end();
  }

  tell(report: CtiReport): void {
    if (this.isOpen && this.at.reporting) this.listener.report(report);
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
    if (!this.isOpen) throw new CtiRejectedError('the session is over');
    if (!this.at.reporting) throw new CtiUnavailableError();
  }

  private async signOff(): Promise<void> {
    if (!this.isOpen) return this.end();
    const { desk } = this.first;
    try {
      this.check();
      await desk.leave();
      this.tell({ channels: [{ ...desk.channel, login: 'inactive', agentState: 'notready' }], cause: BY_AGENT });
    } catch (error) {
      // Without a link the sign-off waits until there is one.
      this.at.owed.add(desk.member, desk.owed);
      this.log.warn(`sign-off: ${String(error)}`);
    } finally {
      this.end();
    }
  }
}
