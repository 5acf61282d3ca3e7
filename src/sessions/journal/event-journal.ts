import type { Clock } from '../../runtime/clock.js';
import type { SessionEvent } from '../../protocol/session/session-event.js';

interface Entry {
  readonly at: number;
  readonly event: SessionEvent;
}

export interface JournalLimits {
  /** how many events are kept */
  readonly events: number;
  /** for how long, in milliseconds */
  readonly age: number;
}

/** A session's events, numbered from 1 without holes; the last ones are kept for clients that come back. */
export class EventJournal {
  private entries: Entry[] = [];
  private last = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limits: JournalLimits,
  ) {}

  /** number of the newest event; 0 before the first */
  get seq(): number {
    return this.last;
  }

  append(event: Omit<SessionEvent, 'seq' | 'time'>): SessionEvent {
    const at = this.clock.now();
    this.last += 1;
    const { name, target, data, ...rest } = event;
    const whole: SessionEvent = { name, target, data, seq: this.last, time: new Date(at).toISOString(), ...rest };
    this.entries.push({ at, event: whole });
    this.forget(at);
    return whole;
  }

  /** @returns what came after `seq`, in order; undefined where that is no longer kept, or never was */
  after(seq: number): SessionEvent[] | undefined {
    if (seq > this.last) return undefined;
    const kept = this.entries.slice(this.firstKept(this.clock.now()));
    const missing = this.last - seq;
    return missing > kept.length ? undefined : kept.slice(kept.length - missing).map((entry) => entry.event);
  }

  /** The last events, however old. */
  newest(count: number): SessionEvent[] {
    return count === 0 ? [] : this.entries.slice(-count).map((entry) => entry.event);
  }

  /** Nothing before what is too old is kept either, also where a clock was set back: a replay has no holes. */
  private firstKept(now: number): number {
    const aged = this.entries.findLastIndex((entry) => entry.at < now - this.limits.age);
    return Math.max(aged + 1, this.entries.length - this.limits.events);
  }

  /** Cut in blocks: shifting one entry at every event would copy the array each time. */
  private forget(now: number): void {
    const { length } = this.entries;
    const old = (this.entries[Math.floor(length / 2)]?.at ?? now) < now - this.limits.age;
    if (old || length > this.limits.events * 1.25) this.entries = this.entries.slice(this.firstKept(now));
  }
}
