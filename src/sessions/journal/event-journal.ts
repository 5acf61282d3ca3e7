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
    // Cut in blocks: shifting one entry at every event would copy the array each time.
    if (this.entries.length > this.limits.events * 1.25) this.entries = this.entries.slice(-this.limits.events);
    return whole;
  }

  /** @returns what came after `seq`, in order; undefined where that is no longer kept, or never was */
  after(seq: number): SessionEvent[] | undefined {
    if (seq > this.last) return undefined;
    const oldest = this.clock.now() - this.limits.age;
    const kept = this.entries.slice(-this.limits.events).filter((entry) => entry.at >= oldest);
    const missing = this.last - seq;
    return missing > kept.length ? undefined : kept.slice(kept.length - missing).map((entry) => entry.event);
  }
}
