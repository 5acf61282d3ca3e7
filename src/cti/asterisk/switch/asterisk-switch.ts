import type { Clock } from '../../../runtime/clock.js';
import type { IdSource } from '../../../runtime/id-source.js';
import type { AgentDevices } from '../agent-devices.js';
import type { AmiMessage } from '../ami/ami-message.js';
import type { AriEvent } from '../ari/ari-event.js';
import type { AsteriskOptions } from '../asterisk.options.js';
import { Calls } from '../calls/calls.js';
import { endpointOf } from '../mirror/channel-name.js';
import { applyBridgeList } from '../mirror/bridge-reader.js';
import { applyChannelList } from '../mirror/mirror-reader.js';
import { DeviceStates } from '../mirror/device-states.js';
import { QueueMembers } from '../mirror/queue-members.js';
import { SwitchMirror } from '../mirror/switch-mirror.js';
import type { BrowserPhones } from '../phones/browser-phones.js';
import { DeviceVerbs } from '../pbx/device-verbs.js';
import { measuredClients } from '../pbx/measured-clients.js';
import { withNamedChannels } from '../pbx/named-channels.js';
import { Pbx } from '../pbx/pbx.js';
import { toldClients } from '../pbx/told-clients.js';
import { QueueVerbs } from '../pbx/queue-verbs.js';
import { SharedRead } from '../pbx/shared-read.js';
import type { SwitchClients } from '../pbx/switch-clients.js';
import { Waits } from '../pbx/waits.js';
import type { CtiColleague } from '../../port/cti-facts.js';
import type { CtiObserver } from '../../port/cti-observer.js';
import { CtiUnavailableError } from '../../../errors/switch-errors.js';
import { OwedSignOffs } from './owed-sign-offs.js';
import type { SwitchFollower } from './switch-follower.js';
import type { SwitchWatcher } from './switch-watcher.js';
import { about } from '../../../tracing/subject.js';
import { safeId } from '../calls/safe-id.js';

export interface SwitchParts {
  readonly options: AsteriskOptions;
  readonly devices: AgentDevices;
  /** left out: nobody has the telephone in the browser */
  readonly phones?: BrowserPhones | undefined;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** left out: nobody measures */
  readonly observer?: CtiObserver | undefined;
  /** name of this process's own Stasis application */
  readonly application: string;
}

/** One switch as its sessions see it: what it has, how to ask it for something, and when something has changed. */
export class AsteriskSwitch {
  readonly mirror = new SwitchMirror();
  readonly queueMembers = new QueueMembers();
  readonly pbx = new Pbx();
  readonly deviceStates = new DeviceStates();
  private readonly devices = new DeviceVerbs(() => this.pbx.ask.ami);
  readonly queues = new QueueVerbs(() => this.pbx.ask.ami);
  readonly waits: Waits;
  readonly calls: Calls;
  private readonly hooks = {
    about: <T>(uid: string, work: () => T) => this.about(uid, work),
    read: () => this.read(),
    refresh: (uid: string) => this.refresh(uid),
    touch: (uid: string) => this.touch(uid),
    aboutToEnd: (uid: string) => this.aboutToEnd(uid),
  };
  private readonly watchers = new Map<string, SwitchWatcher>();
  private readonly followers = new Set<SwitchFollower>();
  private readonly dials = new Map<string, string | undefined>();
  private readonly reading = new SharedRead(() => this.readOnce());
  private readonly memberReading = new SharedRead(() => this.readMembersOnce());
  /** by the clock's `elapsed` */
  private membersReadAt = -Infinity;
  readonly owed = new OwedSignOffs();
  /** true while the link is up: only then anything is reported */
  reporting = false;

  constructor(readonly parts: SwitchParts) {
    const { mirror, pbx } = this;
    this.waits = new Waits(parts.clock);
    this.calls = new Calls({ ...parts, mirror, pbx, waits: this.waits, ...this.hooks });
  }

  get reasons() {
    return this.calls.world.reasons;
  }

  /** @throws CtiUnavailableError while there is no link */
  requireLink(): void {
    void this.pbx.ask;
  }

  /** Does something for the agent's call of that leg, and says so in the log. */
  about<T>(uid: string, work: () => T): T {
    const record = this.mirror.find(uid);
    const watcher = record && this.watchers.get(endpointOf(record.name));
    return about({ agent: undefined, ...watcher?.subject, call: watcher?.callOf?.(uid) ?? safeId(uid) }, work);
  }

  /** Reads everything anew; returns what a reading found that began after this was called. */
  read(): Promise<void> {
    return this.reading.run();
  }

  /** The same of all members of all queues. @param age how old, in milliseconds, the last reading may be instead */
  async readMembers(age = 0): Promise<void> {
    if (this.parts.clock.elapsed() - this.membersReadAt >= age) await this.memberReading.run();
  }

  /** The same, unless a reading that began at that time (by the clock's `elapsed`) or later has found it. */
  async readMembersSince(time: number): Promise<void> {
    if (this.membersReadAt < time) await this.memberReading.run();
  }

  /** Reads which devices are there; from then on events tell. */
  async readDevices(): Promise<void> {
    this.deviceStates.beginReading();
    this.deviceStates.endReading(await this.devices.states());
  }

  /** Asks for one that no list has: it does not exist, or the switch does not list any. */
  async askDevice(device: string): Promise<void> {
    if (this.deviceStates.of(device) === 'unknown')
      this.deviceStates.asked(device, await this.queues.deviceState(device));
  }

  connected(clients: SwitchClients): void {
    const { observer, clock } = this.parts;
    const measured = observer ? measuredClients(clients, observer, clock) : clients;
    this.pbx.use(toldClients(withNamedChannels(measured)));
  }

  disconnected(): void {
    this.pbx.use(undefined);
    this.reporting = false;
    this.calls.disconnected();
    for (const follower of this.followers) follower.lost();
    this.waits.failAll(new CtiUnavailableError());
  }

  watch(endpoint: string, watcher: SwitchWatcher): void {
    this.watchers.set(endpoint, watcher);
  }

  unwatch(endpoint: string, watcher: SwitchWatcher): void {
    if (this.watchers.get(endpoint) === watcher) this.watchers.delete(endpoint);
  }

  /** It is told of all queues until it is taken out again. */
  follow(follower: SwitchFollower): void {
    this.followers.add(follower);
  }

  unfollow(follower: SwitchFollower): void {
    this.followers.delete(follower);
  }

  /** Who is at that device; undefined where it is none of our people's. */
  colleagueAt(endpoint: string): CtiColleague | undefined {
    const { devices } = this.parts;
    const address = devices.isInternalEndpoint(endpoint) ? devices.extension(endpoint) : undefined;
    if (address === undefined) return undefined;
    const { id, name } = this.watchers.get(endpoint)?.agent ?? {};
    return { ...(id === undefined ? {} : { id }), address, ...(name === undefined ? {} : { name }) };
  }

  isWatched(endpoint: string): boolean {
    return this.watchers.has(endpoint);
  }

  events(batch: readonly AmiMessage[]): void {
    // One after the other: Asterisk sends in bursts, and a whole short call may be in one of them.
    for (const event of batch) {
      this.mirror.apply(event);
      const name = event.event ?? '';
      this.queueMembers.apply(event);
      this.deviceStates.apply(event);
      if (name === 'OriginateResponse' && event.get('Response') === 'Failure') {
        this.dialFailed(event.text('Uniqueid'), event.text('Reason'));
      }
      this.calls.heard(event);
      for (const follower of this.followers) follower.heard(event);
      this.settle();
    }
    for (const follower of this.followers) follower.settled();
  }

  stasis(event: AriEvent): void {
    this.calls.inApplication(event);
    this.waits.check();
  }

  /** An `Originate` with that channel id is about to be sent; ended by `endDial`. */
  beginDial(uid: string): void {
    this.dials.set(uid, undefined);
  }

  /** Asterisk's number for why it came to nothing; undefined for one that has not failed */
  dialFailure(uid: string): string | undefined {
    return this.dials.get(uid);
  }

  endDial(uid: string): void {
    this.dials.delete(uid);
  }

  /** Tells those whose calls may look different now, then those who wait. */
  settle(): void {
    for (const endpoint of this.mirror.takeTouched()) this.watchers.get(endpoint)?.refresh();
    this.waits.check();
  }

  /** The same for one channel's device, after a change that no event tells. */
  refresh(uid: string): void {
    const record = this.mirror.find(uid);
    if (record) this.watchers.get(endpointOf(record.name))?.refresh();
    this.reasons.told(uid);
    this.waits.check();
  }

  /** The same for everybody whose calls hang together with that channel. */
  touch(uid: string): void {
    if (this.mirror.live(uid)) this.mirror.obtain(uid);
    this.settle();
  }

  /** A leg is about to be ended by us: who looks after the device learns it first. @returns false where nobody does */
  aboutToEnd(uid: string): boolean {
    const record = this.mirror.live(uid);
    const watcher = record && this.watchers.get(endpointOf(record.name));
    watcher?.refresh();
    return watcher !== undefined;
  }

  private async readMembersOnce(): Promise<void> {
    const { clock } = this.parts;
    const begun = clock.elapsed();
    this.queueMembers.beginReading();
    const ends = [...this.followers].map((follower) => follower.reading());
    let rows: readonly AmiMessage[] | undefined;
    try {
      rows = await this.queues.status();
      this.queueMembers.endReading(rows);
      this.membersReadAt = begun;
    } finally {
      for (const end of ends) end(rows);
    }
  }

  private dialFailed(uid: string, reason: string): void {
    if (this.dials.has(uid)) this.dials.set(uid, reason);
  }

  private async readOnce(): Promise<void> {
    const since = this.mirror.now;
    const [channels, bridges] = await Promise.all([this.pbx.channels(), this.pbx.allBridges()]);
    applyChannelList(this.mirror, channels, since);
    applyBridgeList(this.mirror, bridges, since);
    this.calls.world.legs.wasRead(since);
    await this.calls.find();
    this.settle();
  }
}
