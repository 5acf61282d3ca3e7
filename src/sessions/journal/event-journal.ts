import type { Clock } from '../../runtime/clock.js';
import { isoTime } from '../../runtime/iso-time.js';
import { fromWall, toWall } from '../../runtime/wall-clock.js';
import type { SessionEvent } from '../../protocol/session/session-event.js';
import type { FairShare, Keeper } from '../bounds/fair-share.js';
import { Fifo } from '../bounds/fifo.js';
import { memoryOf } from '../bounds/memory-of.js';
import type { KeptEvent } from '../store/kept-session.js';
import type { RecordedEvent } from './recorded-event.js';

/** What an event costs beside its text, in bytes: many small ones must not be free. */
const EVENT_COST = 128;

interface Entry extends RecordedEvent {
  /** `Clock.elapsed`, whole milliseconds */
  readonly at: number;
  readonly cost: number;
}

export interface JournalLimits {
  /** how many events are kept */
  readonly events: number;
  /** for how long, in milliseconds */
  readonly age: number;
  /** how much memory they may take, in bytes */
  readonly bytes: number;
}

/** A session's events, numbered from 1 without holes; the last ones are kept for clients that come back. */
export class EventJournal implements Keeper {
  private readonly kept = new Fifo<Entry>();
  private size = 0;
  private latest = 0;

  /** @param share the bound of all journals together */
  constructor(
    private readonly clock: Clock,
    private readonly limits: JournalLimits,
    private readonly share: FairShare,
  ) {}

  /** number of the newest event; 0 before the first */
  get seq(): number {
    return this.latest;
  }

  /** number of the oldest event that is kept, or of the next one where none is */
  get oldest(): number {
    return this.latest - this.kept.length + 1;
  }

  /** now, ISO 8601, as the next event would tell it */
  get time(): string {
    return isoTime(this.clock.now());
  }

  get bytes(): number {
    return this.size;
  }

  append(event: Omit<SessionEvent, 'seq' | 'time'>): RecordedEvent {
    this.latest += 1;
    const { name, target, data, cause } = event;
    const text = JSON.stringify({ name, target, data, seq: this.latest, time: isoTime(this.clock.now()), cause });
    return this.keep({ seq: this.latest, text, at: this.now(), cost: EVENT_COST + memoryOf(text) });
  }

  /** @returns what came after `seq`, in order; undefined where that is no longer kept, or never was */
  after(seq: number): readonly RecordedEvent[] | undefined {
    if (seq > this.latest) return undefined;
    this.dropExpired();
    const missing = this.latest - seq;
    return missing > this.kept.length ? undefined : this.kept.last(missing);
  }

  /** All that it keeps, for a store. */
  all(): readonly KeptEvent[] {
    this.dropExpired();
    return this.kept.last(this.kept.length).map(({ seq, text, at }) => ({ seq, text, at: toWall(this.clock, at) }));
  }

  /**
   * Goes on where another one was; of what that kept, this one keeps what its own limits allow.
   * @param events in order, without holes, the last with the number `seq` where there are any
   */
  restore(events: readonly KeptEvent[], seq: number): void {
    this.close();
    this.latest = seq;
    const now = this.now();
    for (const { seq, text, at } of events) {
      const age = Math.floor(fromWall(this.clock, at));
      this.keep({ seq, text, at: Math.min(age, now), cost: EVENT_COST + memoryOf(text) });
    }
  }

  dropOldest(): void {
    this.resize(-(this.kept.shift()?.cost ?? 0));
  }

  dropExpired(): void {
    const oldest = this.now() - this.limits.age;
    while ((this.kept.first?.at ?? oldest) < oldest) this.dropOldest();
  }

  /** The session is over: nothing is kept any more. */
  close(): void {
    while (this.kept.length > 0) this.dropOldest();
  }

  private keep(entry: Entry): RecordedEvent {
    this.kept.push(entry);
    this.resize(entry.cost);
    this.dropExpired();
    while (this.kept.length > this.limits.events || this.size > this.limits.bytes) {
      this.dropOldest();
      this.share.evicted += 1;
    }
    this.share.settle();
    return entry;
  }

  private now(): number {
    return Math.floor(this.clock.elapsed());
  }

  private resize(by: number): void {
    const before = this.size;
    this.size += by;
    this.share.resized(this, before);
  }
}
