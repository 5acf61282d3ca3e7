import { BridgeRecord } from './bridge-record.js';

/** Bridges that are gone are remembered for as long as a list that was asked for before may come. */
const REMEMBERED = 500;

/** The bridges of a switch by their ids; changed by the mirror's events and readings alone. */
export class BridgeIndex {
  private readonly bridges = new Map<string, BridgeRecord>();
  private readonly ended = new Map<string, number>();

  get all(): Iterable<BridgeRecord> {
    return this.bridges.values();
  }

  find(id: string | undefined): BridgeRecord | undefined {
    return id === undefined ? undefined : this.bridges.get(id);
  }

  /** The record of a bridge, made where there is none. */
  obtain(id: string, now: number): BridgeRecord {
    const known = this.bridges.get(id);
    if (known) return known;
    const bridge = new BridgeRecord(id, now);
    this.bridges.set(id, bridge);
    this.ended.delete(id);
    return bridge;
  }

  end(id: string, now: number): void {
    this.bridges.delete(id);
    this.ended.delete(id);
    this.ended.set(id, now);
    for (const oldest of this.ended.keys()) {
      if (this.ended.size <= REMEMBERED) break;
      this.ended.delete(oldest);
    }
  }

  /** number of the event that told the end of a bridge that is gone; 0 for any other */
  endedAt(id: string): number {
    return this.ended.get(id) ?? 0;
  }
}
