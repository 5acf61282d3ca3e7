import { Logger } from '@nestjs/common';
import { CtiRejectedError, CtiUnavailableError, UnsupportedError } from '../../../errors/switch-errors.js';
import type { CtiCause, CtiChannel, CtiInteraction, CtiReport, CtiSnapshot } from '../../port/cti-facts.js';
import type { CtiOpenRequest, CtiSessionListener } from '../../port/cti-provider.js';
import type { CtiPhone } from '../../port/cti-phone.js';
import { dialledAddress } from '../../port/dialled-address.js';
import { signedOff } from '../../port/signed-off.js';
import { translated } from '../pbx/asterisk-failure.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import { TELEPHONY_CHANNEL } from '../telephony-channel.js';
import { DeviceChannel } from './device-channel.js';
import type { DeviceHost } from './device-host.js';
import { DeviceNotes, type DeviceNote } from './device-notes.js';
import { SessionDevices } from './session-devices.js';
import type { SessionRegistry } from './session-registry.js';
import { checkReached } from './check-target.js';
import { SessionVerbs } from './session-verbs.js';
import { failureFields } from '../pbx/failure-fields.js';

const BY_AGENT: CtiCause = { code: 'requested', by: { kind: 'agent' } };
const OVERRIDE: CtiCause = { code: 'override', by: { kind: 'agent' } };

/** Members by configuration change without an event: all are read again now and then, for all sessions together. */
const MEMBERS_AGE_MS = 60_000;

/** A further device of an earlier session. */
interface FormerDevice {
  readonly device: DeviceChannel;
  /** it can be worked on again */
  readonly active: boolean;
  /** it is written down as if it could */
  readonly noted: boolean;
}

/** One agent signed in, with one device and perhaps further ones. */
export class AsteriskSession extends SessionVerbs implements DeviceHost {
  private readonly log = new Logger(AsteriskSession.name);
  protected readonly devices: SessionDevices;
  private readonly notes: DeviceNotes;
  private closing: Promise<void> | undefined;
  private phase: 'opening' | 'open' | 'over' = 'opening';
  readonly agent: string;

  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly request: CtiOpenRequest,
    private readonly listener: CtiSessionListener,
    private readonly registry: SessionRegistry<AsteriskSession>,
  ) {
    super();
    this.agent = request.agent.id;
    this.notes = new DeviceNotes(asterisk, this.agent);
    const make = (channel: string, extension: string, notes?: DeviceNotes) => {
      const identity = { channel, extension, endpoint: asterisk.parts.devices.endpoint(extension) };
      return new DeviceChannel(asterisk, identity, request, this, notes);
    };
    const first = make(TELEPHONY_CHANNEL, request.extension ?? request.agent.extension);
    this.devices = new SessionDevices(first, (channel, extension) => make(channel, extension, this.notes));
  }

  get isOpen(): boolean {
    return this.phase === 'open';
  }

  /** the device that the session was started with, while the agent has it */
  get endpoint(): string | undefined {
    const { identity, signOn } = this.devices.first;
    return signOn.isGone ? undefined : identity.endpoint;
  }

  /** the devices that nobody else may sign in at */
  get working(): readonly DeviceChannel[] {
    return this.devices.all.filter(({ signOn }) => signOn.inUse);
  }

  get wrappingUp(): readonly CtiInteraction[] {
    return this.devices.all.flatMap(({ work }) => work.wrappingUp);
  }

  /** Signs in, in place of the sessions that there are for the same agent or device. */
  open(): Promise<void> {
    return translated(() =>
      this.registry.arrive(this, async () => {
        const begun = this.elapsed;
        // One after the other a switch that is far away would take too long.
        const [notes] = await Promise.all([this.notes.read(), this.asterisk.read(), this.asterisk.readMembers()]);
        await this.devices.first.look();
        const former = this.formerDevices(notes);
        await this.takeUp(former, (await this.makeRoom()) ? this.elapsed : begun);
        this.asterisk.requireLink();
        for (const one of this.registry.rivalsOf(this)) one.replaced(this);
        this.registry.add(this);
        for (const device of this.devices.active) device.watch();
        this.phase = 'open';
      }),
    );
  }

  isTaken(endpoint: string): boolean {
    return this.registry.isTaken(endpoint);
  }

  read(): Promise<CtiSnapshot> {
    return translated(async () => {
      this.check();
      await this.asterisk.read();
      await this.asterisk.readMembers(MEMBERS_AGE_MS);
      for (const device of this.devices.all) await device.reread();
      return {
        channels: this.devices.all.map(({ work }) => work.channel),
        interactions: this.devices.all.flatMap(({ interactions }) => interactions),
      };
    });
  }

  override checkAddress(to: string): Promise<void> {
    return this.ask(async () => void (await checkReached(this.asterisk, dialledAddress(to))));
  }

  override phone(): Promise<CtiPhone | undefined> {
    return this.ask(async () => {
      const { phones } = this.asterisk.parts;
      if (!phones) throw new UnsupportedError('session.phone');
      const { identity, signOn } = this.devices.first;
      // Whoever has the device now registers there.
      if (signOn.isGone) return undefined;
      return phones.at(identity.extension, identity.extension === this.request.agent.extension);
    });
  }

  close(stopping = false): Promise<void> {
    if (stopping && this.asterisk.parts.options.atStop === 'stay') return this.handOver();
    this.closing ??= this.signOff();
    return this.closing;
  }

  override handOver(): Promise<void> {
    this.closing ??= Promise.resolve(this.end());
    return this.closing;
  }

  /** The link is back: what the switch forgot is told it again. */
  async resume(): Promise<void> {
    if (!this.isOpen) return;
    for (const device of this.devices.all) await device.resume();
  }

  /** The link is gone. */
  cutOff(): void {
    for (const { work } of this.devices.all) work.cutOff();
  }

  /** Leaves the queues with each device that `keeps` does not name. */
  async leave(keeps: ReadonlySet<string> = new Set()): Promise<void> {
    const leaving = this.devices.all.filter(({ identity }) => !keeps.has(identity.endpoint));
    for (const device of leaving) await device.signOn.leave();
  }

  /** Ends without a word to the switch. */
  end(): void {
    this.phase = 'over';
    this.registry.remove(this);
    for (const device of this.devices.all) device.end();
  }

  tell(report: CtiReport): void {
    if (this.isOpen && this.asterisk.reporting) this.listener.report(report);
  }

  /** Further devices of this agent that sessions before this one have left, and whether they can be worked on. */
  private formerDevices(notes: readonly DeviceNote[]): readonly FormerDevice[] {
    return notes.map((note) => {
      const device = this.devices.adopt(note);
      const { endpoint } = device.identity;
      const free = endpoint !== this.endpoint && !this.registry.isTaken(endpoint, this.agent);
      return { device, active: note.active && free, noted: note.active };
    });
  }

  /** What others have of the devices that this session is to have is taken from them. @returns false where nobody had any */
  private async makeRoom(): Promise<boolean> {
    const own = endpointsOf(this.devices.all);
    const rivals = this.registry.rivalsOf(this);
    const lent = this.registry.lentOf(this);
    for (const other of rivals) await other.leave(other.agent === this.agent ? own : undefined);
    for (const device of lent) await device.signOn.giveUp();
    return rivals.length + lent.length > 0;
  }

  /** @param since what a reading of all members has found that began then will do */
  private async takeUp(former: readonly FormerDevice[], since: number): Promise<void> {
    const rivals = this.registry.rivalsOf(this).filter((one) => one.agent === this.agent);
    const wrapUps = byId([...(this.request.former?.wrappingUp ?? []), ...rivals.flatMap((one) => one.wrappingUp)]);
    const kept = former.filter(({ active }) => active).map(({ device }) => device);
    const has = (device: DeviceChannel) => wrapUps.filter((one) => one.channel === device.identity.channel);
    const others = wrapUps.filter((one) => !kept.some(({ identity }) => identity.channel === one.channel));
    await this.devices.first.signOn.begin(
      others.map((one) => ({ ...one, channel: TELEPHONY_CHANNEL })),
      since,
    );
    for (const { device, active, noted } of former) {
      if (active) await device.signOn.restore(has(device), since);
      else if (noted) await device.signOn.note(false);
    }
  }

  private get elapsed(): number {
    return this.asterisk.parts.clock.elapsed();
  }

  private replaced(by: AsteriskSession): void {
    if (this.phase === 'over') return;
    const kept = endpointsOf(by.devices.active);
    const stray = this.devices.active.filter(({ identity }) => !kept.has(identity.endpoint));
    this.end();
    this.listener.closed(OVERRIDE);
    // What was activated while the other one began is not known to it.
    for (const { signOn } of stray) signOn.leave().catch(() => signOn.owe());
  }

  protected ask<T>(work: () => Promise<T>): Promise<T> {
    return translated(async () => {
      this.check();
      return work();
    });
  }

  private check(): void {
    if (!this.isOpen) throw new CtiRejectedError('signed-off', 'the session is over');
    if (!this.asterisk.reporting) throw new CtiUnavailableError();
  }

  private async signOff(): Promise<void> {
    if (!this.isOpen) return this.end();
    const left: CtiChannel[] = [];
    for (const { signOn, work } of this.devices.all) {
      try {
        this.check();
        await signOn.leave();
        left.push(signedOff(work.channel, work.channel.queues));
      } catch (error) {
        signOn.owe();
        this.log.warn('not signed off', failureFields(error));
      }
    }
    if (left.length > 0) this.tell({ channels: left, cause: BY_AGENT });
    this.end();
  }
}

const byId = (interactions: readonly CtiInteraction[]): readonly CtiInteraction[] => [
  ...new Map(interactions.map((one) => [one.id, one])).values(),
];

const endpointsOf = (devices: readonly DeviceChannel[]): ReadonlySet<string> =>
  new Set(devices.map(({ identity }) => identity.endpoint));
