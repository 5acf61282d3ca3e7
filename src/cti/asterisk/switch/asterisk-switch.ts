import { CtiUnavailableError } from '../../../errors/switch-errors.js';
import type { Clock } from '../../../runtime/clock.js';
import type { IdSource } from '../../../runtime/id-source.js';
import type { AgentDevices } from '../agent-devices.js';
import type { AmiMessage } from '../ami/ami-message.js';
import type { AriEvent } from '../ari/ari-event.js';
import type { AsteriskOptions } from '../asterisk.options.js';
import { CallReasons } from '../mirror/call-reasons.js';
import { endpointOf } from '../mirror/channel-name.js';
import { applyBridgeList } from '../mirror/bridge-reader.js';
import { applyChannelList } from '../mirror/mirror-reader.js';
import { QueueMembers } from '../mirror/queue-members.js';
import { SwitchMirror } from '../mirror/switch-mirror.js';
import { QueueVerbs } from '../pbx/queue-verbs.js';
import { adoptCalls } from './adopt-calls.js';
import { catchStray } from './catch-stray.js';
import { guardCalls } from './guard-calls.js';
import type { CallMark } from './call-mark.js';
import type { DialplanPlace } from './dialplan-place.js';
import { OwedSignOffs } from './owed-sign-offs.js';
import { SharedRead } from './shared-read.js';
import type { SwitchClients } from './switch-clients.js';
import type { SwitchWatcher } from './switch-watcher.js';
import { TakeOverBook } from './take-over-book.js';
import { Waits } from './waits.js';
import { watchHangUp } from './watch-hang-up.js';

export interface SwitchParts {
  readonly options: AsteriskOptions;
  readonly devices: AgentDevices;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** name of this process's own Stasis application */
  readonly application: string;
}

/** One switch as its sessions see it: what it has, how to ask it for something, and when something has changed. */
export class AsteriskSwitch {
  readonly mirror = new SwitchMirror();
  readonly queueMembers = new QueueMembers();
  readonly queues = new QueueVerbs(() => this.ask.ami);
  readonly takeOvers = new TakeOverBook();
  readonly reasons = new CallReasons();
  /** what earlier processes and we ourselves have written down, by Uniqueid */
  readonly marks = new Map<string, CallMark>();
  /** where callers were whom we have taken out of their dialplan, by Uniqueid, until somebody has them */
  readonly origins = new Map<string, DialplanPlace>();
  /** channels of ours that are on their way into our application */
  readonly expected = new Set<string>();
  readonly waits: Waits;
  private readonly inApplication = new Set<string>();
  private readonly watchers = new Map<string, SwitchWatcher>();
  private readonly dials = new Map<string, string | undefined>();
  private readonly reading = new SharedRead(() => this.readOnce());
  private clients: SwitchClients | undefined;
  private readonly memberReading = new SharedRead(() => this.readMembersOnce());
  /** by the clock's `elapsed` */
  private membersReadAt = -Infinity;
  readonly owed = new OwedSignOffs();
  /** true while the link is up: only then anything is reported */
  reporting = false;

  constructor(readonly parts: SwitchParts) {
    this.waits = new Waits(parts.clock);
  }

  /** both ways to ask; @throws CtiUnavailableError while there is no link */
  get ask(): SwitchClients {
    if (!this.clients) throw new CtiUnavailableError();
    return this.clients;
  }

  /** @throws CtiUnavailableError while there is no link */
  requireLink(): void {
    if (!this.clients) throw new CtiUnavailableError();
  }

  /** Reads everything anew; returns what a reading found that began after this was called. */
  read(): Promise<void> {
    return this.reading.run();
  }

  /** The same of all members of all queues. @param age how old, in milliseconds, the last reading may be instead */
  async readMembers(age = 0): Promise<void> {
    if (this.parts.clock.elapsed() - this.membersReadAt >= age) await this.memberReading.run();
  }

  connected(clients: SwitchClients): void {
    this.clients = clients;
  }

  disconnected(): void {
    this.clients = undefined;
    this.reporting = false;
    this.takeOvers.clear();
    this.inApplication.clear();
    this.waits.failAll(new CtiUnavailableError());
  }

  watch(endpoint: string, watcher: SwitchWatcher): void {
    this.watchers.set(endpoint, watcher);
  }

  unwatch(endpoint: string, watcher: SwitchWatcher): void {
    if (this.watchers.get(endpoint) === watcher) this.watchers.delete(endpoint);
  }

  isWatched(endpoint: string): boolean {
    return this.watchers.has(endpoint);
  }

  events(batch: readonly AmiMessage[]): void {
    // One after the other: Asterisk sends in bursts, and a whole short call may be in one of them.
    for (const event of batch) {
      this.mirror.apply(event);
      watchHangUp(this, event);
      const name = event.event ?? '';
      this.queueMembers.apply(event);
      if (name === 'OriginateResponse' && event.get('Response') === 'Failure') {
        this.dialFailed(event.text('Uniqueid'), event.text('Reason'));
      }
      this.settle();
    }
  }

  stasis(event: AriEvent): void {
    if (event.channel === undefined) return;
    if (event.type === 'StasisStart') this.inApplication.add(event.channel);
    if (event.type === 'StasisEnd') this.inApplication.delete(event.channel);
    this.waits.check();
    if (event.type === 'StasisStart') catchStray(this, event.channel);
  }

  /** true once the channel can be worked with over ARI */
  isInApplication(uid: string): boolean {
    return this.inApplication.has(uid);
  }

  /** The next step with that channel begins: what was told of it before does not count. */
  leaveApplication(uid: string): void {
    this.inApplication.delete(uid);
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
    guardCalls(this);
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

  /** The agent's leg is about to be ended by us: who looks after the device learns it first. */
  aboutToEnd(uid: string): void {
    const record = this.mirror.live(uid);
    if (record) this.watchers.get(endpointOf(record.name))?.refresh();
  }

  private async readMembersOnce(): Promise<void> {
    const { clock } = this.parts;
    const begun = clock.elapsed();
    this.queueMembers.beginReading();
    this.queueMembers.endReading(await this.queues.status());
    this.membersReadAt = begun;
  }

  private dialFailed(uid: string, reason: string): void {
    if (this.dials.has(uid)) this.dials.set(uid, reason);
  }

  private async readOnce(): Promise<void> {
    const since = this.mirror.now;
    const { ami } = this.ask;
    const [channels, bridges] = await Promise.all([ami.list('CoreShowChannels'), ami.list('BridgeList')]);
    applyChannelList(this.mirror, channels, since);
    applyBridgeList(this.mirror, bridges, since);
    await adoptCalls(this);
    this.settle();
  }
}
