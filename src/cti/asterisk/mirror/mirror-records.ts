import type { BridgeIndex } from './bridge-index.js';
import type { ChannelRecord } from './channel-record.js';

/** What events and readings are written into. */
export interface MirrorRecords {
  /** the number of the last event */
  readonly now: number;
  readonly bridges: BridgeIndex;
  live(uid: string | undefined): ChannelRecord | undefined;
  /** also one that has ended not long ago */
  find(uid: string | undefined): ChannelRecord | undefined;
  otherHalf(record: ChannelRecord): ChannelRecord | undefined;
  /** The record of a channel, made where there is none; undefined for one that has ended. */
  obtain(uid: string): ChannelRecord | undefined;
  rename(record: ChannelRecord, name: string): void;
  link(record: ChannelRecord, linked: string): void;
  /** It is in that bridge now, or in none. */
  place(record: ChannelRecord, bridge: string | undefined): void;
  /** The channel is gone. @param cause Q.850 */
  end(uid: string, cause: number | undefined): void;
}
