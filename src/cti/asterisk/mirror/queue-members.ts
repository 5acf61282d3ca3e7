import type { AmiMessage } from '../ami/ami-message.js';
import { GroupIndex } from './group-index.js';
import { memberOf, type MemberRecord } from './member-record.js';

export type MemberNews = 'added' | 'removed' | 'paused';

/** What becomes of the members that are, or stand for, certain devices. */
export interface MemberWatcher {
  memberChanged(news: MemberNews, record: MemberRecord): void;
}

const NEWS: Readonly<Record<string, MemberNews>> = {
  QueueMemberAdded: 'added',
  QueueMemberRemoved: 'removed',
  QueueMemberPause: 'paused',
};

/** All members of all queues, by what the switch has told: read once, then kept by events. */
export class QueueMembers {
  private readonly records = new Map<string, MemberRecord>();
  private readonly byInterface = new GroupIndex<string>();
  private readonly byState = new GroupIndex<string>();
  private readonly watchers = new Map<string, Set<MemberWatcher>>();
  /** members of which an event has told since the reading under way began */
  private touched = new Set<string>();

  apply(event: AmiMessage): void {
    const news = NEWS[event.event ?? ''];
    if (!news) return;
    const record = memberOf(event);
    const key = keyOf(record);
    this.touched.add(key);
    if (news === 'removed') this.forget(key);
    else this.keep(key, record);
    for (const watcher of this.watchersOf(record)) watcher.memberChanged(news, record);
  }

  /** A reading is about to be asked for. */
  beginReading(): void {
    this.touched = new Set();
  }

  /** What it has listed. What an event has told meanwhile is newer. */
  endReading(list: readonly AmiMessage[]): void {
    const found = list.filter(({ event }) => event === 'QueueMember').map(memberOf);
    const keys = new Set(found.map(keyOf));
    for (const key of this.records.keys()) if (!keys.has(key) && !this.touched.has(key)) this.forget(key);
    for (const record of found) if (!this.touched.has(keyOf(record))) this.keep(keyOf(record), record);
    this.touched = new Set();
  }

  /** Those that are one of these devices, or whose state is that of one; `hint:<extension>` for any hint of that extension. */
  at(devices: Iterable<string>): readonly MemberRecord[] {
    const keys = new Set<string>();
    for (const device of devices) {
      for (const index of [this.byInterface, this.byState]) for (const key of index.of(device)) keys.add(key);
    }
    return [...keys].flatMap((key) => this.records.get(key) ?? []);
  }

  find(queue: string, member: string): MemberRecord | undefined {
    return this.records.get(keyOf({ queue, interface: member }));
  }

  watch(devices: Iterable<string>, watcher: MemberWatcher): void {
    for (const device of devices) {
      const known = this.watchers.get(device);
      if (known) known.add(watcher);
      else this.watchers.set(device, new Set([watcher]));
    }
  }

  unwatch(devices: Iterable<string>, watcher: MemberWatcher): void {
    for (const device of devices) {
      const known = this.watchers.get(device);
      known?.delete(watcher);
      if (known?.size === 0) this.watchers.delete(device);
    }
  }

  private keep(key: string, record: MemberRecord): void {
    this.records.set(key, record);
    this.byInterface.move(key, record.interface);
    this.byState.move(key, stateKeyOf(record));
  }

  private forget(key: string): void {
    this.records.delete(key);
    for (const index of [this.byInterface, this.byState]) index.move(key, undefined);
  }

  private watchersOf(record: MemberRecord): ReadonlySet<MemberWatcher> {
    const devices = [record.interface, stateKeyOf(record)];
    return new Set(devices.flatMap((device) => [...(this.watchers.get(device) ?? [])]));
  }
}

/** A hint is found by its extension: which devices it stands for, the dialplan knows. */
const stateKeyOf = ({ stateInterface }: MemberRecord): string =>
  stateInterface.startsWith('hint:') ? (stateInterface.split('@')[0] ?? '') : stateInterface;

const keyOf = ({ queue, interface: member }: Pick<MemberRecord, 'queue' | 'interface'>): string =>
  `${queue}\n${member}`;
