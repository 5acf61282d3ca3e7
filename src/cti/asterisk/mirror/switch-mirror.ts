import type { AmiMessage } from '../ami/ami-message.js';
import { BridgeIndex } from './bridge-index.js';
import type { BridgeRecord } from './bridge-record.js';
import { endpointOf, otherHalfOf, snoopedBy, snoopsAt } from './channel-name.js';
import { ChannelRecord } from './channel-record.js';
import { EVENT_TABLE } from './event-table.js';
import { GroupIndex } from './group-index.js';
import type { MirrorRecords } from './mirror-records.js';

/** Channels that are gone are remembered for as long as somebody may ask why. */
const REMEMBERED = 2_000;

/** What the switch has, by what it has told. Knows channels only: who the agents are is not its business. */
export class SwitchMirror implements MirrorRecords {
  private readonly channels = new Map<string, ChannelRecord>();
  private readonly byName = new Map<string, ChannelRecord>();
  private readonly ended = new Map<string, ChannelRecord>();
  readonly byEndpoint = new GroupIndex<ChannelRecord>();
  readonly byLinked = new GroupIndex<ChannelRecord>();
  readonly byBridge = new GroupIndex<ChannelRecord>();
  readonly bridges = new BridgeIndex();
  private touched = new Set<ChannelRecord>();
  private count = 0;

  /** the number of the last event */
  get now(): number {
    return this.count;
  }

  get all(): Iterable<ChannelRecord> {
    return this.channels.values();
  }

  apply(event: AmiMessage): void {
    this.count++;
    EVENT_TABLE[event.event ?? '']?.(this, event);
  }

  live(uid: string | undefined): ChannelRecord | undefined {
    return uid === undefined ? undefined : this.channels.get(uid);
  }

  /** also one that has ended not long ago */
  find(uid: string | undefined): ChannelRecord | undefined {
    return uid === undefined ? undefined : (this.channels.get(uid) ?? this.ended.get(uid));
  }

  otherHalf(record: ChannelRecord): ChannelRecord | undefined {
    const name = otherHalfOf(record.name);
    return name === undefined ? undefined : this.byName.get(name);
  }

  /** The bridge with that id, as long as it lives. */
  bridge(id: string | undefined): BridgeRecord | undefined {
    return this.bridges.find(id);
  }

  /** The channel that a `Snoop` channel listens to; undefined for any other channel, and where that one is gone. */
  snoopedBy(record: ChannelRecord): ChannelRecord | undefined {
    return this.live(snoopedBy(record.name));
  }

  /** The `Snoop` channels that listen to this one. */
  snoopsAt(record: ChannelRecord): Iterable<ChannelRecord> {
    return this.byEndpoint.of(snoopsAt(record.uid));
  }

  /** The record of a channel, made where there is none; undefined for one that has ended. */
  obtain(uid: string): ChannelRecord | undefined {
    if (this.ended.has(uid)) return undefined;
    let record = this.channels.get(uid);
    if (!record) {
      record = new ChannelRecord(uid, this.count);
      this.channels.set(uid, record);
    }
    this.touched.add(record);
    return record;
  }

  rename(record: ChannelRecord, name: string): void {
    if (record.name === name) return;
    if (this.byName.get(record.name) === record) this.byName.delete(record.name);
    this.byEndpoint.move(record, endpointOf(name));
    this.byName.set(name, record);
    record.name = name;
    const half = this.otherHalf(record);
    if (half) [record.half, half.half] = [half.uid, record.uid];
  }

  link(record: ChannelRecord, linked: string): void {
    if (linked === '' || linked === record.linked) return;
    for (const other of this.byLinked.of(record.linked)) this.touched.add(other);
    this.byLinked.move(record, linked);
    record.linked = linked;
  }

  /** That channel is going to be called for another one's sake; no event tells. */
  calls(caller: string, called: string): void {
    const record = this.channels.get(called);
    if (record) record.caller = caller;
  }

  /** It is in that bridge now, or in none. */
  place(record: ChannelRecord, bridge: string | undefined): void {
    record.bridgeAt = this.count;
    if (record.bridge === bridge) return;
    if (record.bridge !== undefined) {
      record.leftBridgeAt = this.count;
      record.leftBridgeType = this.bridge(record.bridge)?.type ?? '';
    }
    record.bridgedSince = bridge === undefined ? 0 : this.count;
    this.touchBridge(record);
    record.bridge = bridge;
    this.byBridge.move(record, bridge);
    this.touchBridge(record);
  }

  /** The channel is gone; what was known of it can still be found for a while. */
  end(uid: string, cause: number | undefined): void {
    const record = this.channels.get(uid);
    if (!record) return;
    this.touched.add(record);
    this.touchBridge(record);
    record.endedAt = Math.max(1, this.count);
    record.endCause = cause;
    this.channels.delete(uid);
    if (this.byName.get(record.name) === record) this.byName.delete(record.name);
    for (const index of [this.byEndpoint, this.byLinked, this.byBridge]) index.move(record, undefined);
    this.ended.set(uid, record);
    for (const oldest of this.ended.keys()) {
      if (this.ended.size <= REMEMBERED) break;
      this.ended.delete(oldest);
    }
  }

  /** Endpoints whose calls may look different now than when this was last asked. */
  takeTouched(): Set<string> {
    const endpoints = new Set<string>();
    for (const record of this.touched) {
      endpoints.add(endpointOf(record.name));
      // Everybody whose call hangs together with this channel, also through Local channels.
      for (const other of this.byLinked.of(record.linked)) endpoints.add(endpointOf(other.name));
      for (const other of this.throughSnoops(record)) endpoints.add(endpointOf(other.name));
    }
    this.touched = new Set();
    return endpoints;
  }

  /** Whom this channel is with only by a snoop: those in the bridges of its snoops, and the one that it listens to. */
  private throughSnoops(record: ChannelRecord): ChannelRecord[] {
    const listened = this.snoopedBy(record);
    const others = [...this.snoopsAt(record)].flatMap((snoop) => [...this.byBridge.of(snoop.bridge)]);
    return listened ? [...others, listened] : others;
  }

  private touchBridge(record: ChannelRecord): void {
    this.touched.add(record);
    for (const other of this.byBridge.of(record.bridge)) this.touched.add(other);
  }
}
