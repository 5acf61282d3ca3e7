import { Logger } from '@nestjs/common';
import { NotBoundError } from '../../errors/desktop-errors.js';
import { StoreUnavailableError } from '../../errors/operator-errors.js';
import type { Timer } from '../../runtime/clock.js';
import { Fifo } from '../bounds/fifo.js';
import type { RecordedEvent } from '../journal/recorded-event.js';
import type { Grounds } from './grounds.js';
import type { KeptEvent, KeptSession } from './kept-session.js';
import { newestAfter } from './newest-after.js';
import type { SessionParts } from './session-parts.js';
import type { Change, Ownership, Saved } from './session-store.js';
import { sessionFields } from '../session-fields.js';

const logger = new Logger('SessionCustody');

/** Milliseconds until a change that could not be written is written again, where the store says nothing by itself. */
const RETRY = 1_000;

/** How often it is tried to be certain. */
const ATTEMPTS = 3;

/** How often it is waited for that nothing is on its way to the client. */
const MOST_TURNS = 50;

/** What becomes of one attempt to write. */
type Outcome = Saved | 'unavailable';

/** What the custody needs of its session. */
export interface KeptByCustody {
  readonly parts: SessionParts;
  readonly journal: { readonly seq: number; readonly oldest: number; all(): readonly KeptEvent[] };
  /** tells the client an event; called in order, when the store has it */
  tell(event: RecordedEvent): void;
  /** the client has missed what is no longer kept: it gets all that there is, in an event of its own */
  resynchronize(): void;
  /** somebody else has the session, or it is over: nothing may be done for it any more */
  lost(): void;
}

/**
 * An instance's hold on one session. The session is the source, the store its copy: whatever changes is brought there, one write after the
 * other, and what is told to the client is told when the store has it. While the store is away clients are told at once, and the
 * whole is written when it is back.
 */
export class SessionCustody {
  /** emitted, and not told yet */
  private readonly waiting = new Fifo<KeptEvent>();
  /** some of it has been thrown away */
  private missed = false;
  /** settles when nothing is being written any more */
  private working: Promise<void> | undefined;
  private wanted = false;
  /** those who wait for the next write to be over, whatever becomes of it */
  private waiters: ((outcome: Outcome) => void)[] = [];
  private retry: Timer | undefined;
  private over = false;
  /** how often this process had been frozen when the store last said that the session is its own; undefined where others may have taken it since */
  private proven: number | undefined;

  /**
   * @param written number of the newest event that the store has
   * @param whole whether the store has nothing of it yet
   */
  constructor(
    private readonly grounds: Grounds,
    readonly own: Ownership,
    private readonly kept: KeptByCustody,
    private written: number,
    private whole: boolean,
  ) {
    this.proven = grounds.continuity.breaks;
  }

  /** Whether it may be acted for the session without asking the store. */
  get certain(): boolean {
    const { leases, store } = this.grounds;
    // While the store is away nobody can take it; only who was frozen cannot know since when that has been so.
    return !this.over && this.trusted && (leases.holds() || !store.available);
  }

  /** Others may have taken it: nothing is certain until the store has been asked. */
  doubt(): void {
    this.proven = undefined;
    this.bring();
  }

  /** To be called once for each event, in order. */
  deliver(event: RecordedEvent): void {
    if (this.over) return;
    this.waiting.push({ seq: event.seq, text: event.text, heard: event.heard, at: this.grounds.clock.now() });
    this.forget();
    this.bring();
  }

  /** Something of the session has changed, or the store is back and may have lost it: the store is brought to it. */
  bring(whole = false): void {
    this.whole ||= whole;
    this.wanted = true;
    if (!this.over) this.working ??= this.work();
  }

  /**
   * Settles when all that has happened until now is in the store, or cannot be brought there at present.
   * @returns whether the store has it
   */
  async settled(): Promise<boolean> {
    return (await this.nextWrite()) === 'saved';
  }

  /** Does it at a moment when the client has been told all that there is, so that what it tells is no newer than its events. */
  async still<T>(work: () => T): Promise<T> {
    for (let attempt = 0; this.waiting.length > 0 && attempt < MOST_TURNS; attempt += 1) await this.nextWrite();
    return work();
  }

  /** All that there is of it now, but for its events. */
  all(): Pick<KeptSession, 'parts' | 'seq'> {
    return { parts: this.kept.parts.whole(), seq: this.kept.journal.seq };
  }

  /**
   * Writes for the last time, that it has ended: nobody is to go on with it while its agent is being signed off. Never rejects.
   * To be called when it has ended.
   * @returns whether it is for this instance to sign the agent off: false where the store says that somebody else has the session
   */
  async sayEnded(): Promise<boolean> {
    // It moves on what the store has, and what this has to follow.
    await this.working;
    return (await this.saveAll()) !== 'fenced';
  }

  /**
   * Settles when this instance still has the session for certain and the store has all that has happened. To be awaited before anything is done
   * for it that others would feel.
   * @throws NotBoundError where somebody else has it, StoreUnavailableError where nobody can say
   */
  async confirmed(): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS && !this.over; attempt += 1) {
      // The lease first: from then on nobody takes over what the store says next to be ours.
      const held = this.certain || (await this.renewed());
      const outcome = await this.nextWrite();
      // The process may have been frozen while it waited for the answer.
      if (this.certain) return;
      // A store that takes nothing is as one that is away.
      if (!held && outcome === 'unavailable' && this.trusted && !this.over) return;
    }
    throw this.over ? new NotBoundError() : new StoreUnavailableError();
  }

  /** The session is over, or somebody else's. @param tell whether what waits is told all the same */
  end(tell: boolean): void {
    if (tell) this.tellTo(this.kept.journal.seq);
    this.over = true;
    this.retry?.cancel();
    this.answer('fenced');
  }

  private async renewed(): Promise<boolean> {
    try {
      await this.grounds.leases.renew();
      return true;
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      return false;
    }
  }

  private get trusted(): boolean {
    return this.proven === this.grounds.continuity.breaks;
  }

  private nextWrite(): Promise<Outcome> {
    if (this.over) return Promise.resolve('fenced');
    return new Promise((resolve) => {
      this.waiters.push(resolve);
      this.bring();
    });
  }

  private async work(): Promise<void> {
    this.retry?.cancel();
    // What happens in one turn is written together.
    await Promise.resolve();
    try {
      while (this.wanted && !this.over) {
        this.wanted = false;
        const { waiters } = this;
        this.waiters = [];
        const outcome = await this.write();
        for (const settle of waiters) settle(outcome);
      }
    } finally {
      this.working = undefined;
    }
  }

  private async write(): Promise<Outcome> {
    const last = this.kept.journal.seq;
    const { breaks } = this.grounds.continuity;
    const outcome = await this.saveAll();
    if (this.over) return 'fenced';
    switch (outcome) {
      case 'saved':
        this.proven = breaks;
        // Frozen while it waited for that, it asks anew: somebody else may have it by now.
        if (this.trusted) this.tell(last);
        else this.wanted = true;
        break;
      case 'fenced':
        this.kept.lost();
        break;
      case 'taken':
        this.proven = breaks;
        this.withoutStore();
        break;
      case 'behind':
      case 'unavailable':
        this.withoutStore();
    }
    return outcome;
  }

  private change(): Change {
    this.forget();
    const { journal, parts } = this.kept;
    if (this.whole) {
      const events = journal.all();
      return { after: journal.seq - events.length, events, oldest: journal.oldest, parts: parts.whole(), whole: true };
    }
    return {
      oldest: journal.oldest,
      after: this.written,
      events: this.waiting.last(journal.seq - this.written),
      parts: parts.changes(),
      whole: false,
    };
  }

  /** What the store has not is in the whole. */
  private async saveAll(): Promise<Outcome> {
    const outcome = await this.save();
    return outcome === 'behind' ? this.save() : outcome;
  }

  private async save(): Promise<Outcome> {
    const { store } = this.grounds;
    let outcome: Outcome = 'unavailable';
    // Away it may be for long: what would be written is not even put together.
    if (store.available) {
      try {
        const change = this.change();
        outcome = await store.save(this.own, change);
        if (outcome === 'saved') this.written = newestAfter(change);
      } catch (error) {
        logger.warn(`it cannot be written: ${String(error)}`, sessionFields(this.own));
      }
    }
    // Otherwise nobody knows what of it has been done: the whole is written next.
    this.whole = outcome !== 'saved';
    return outcome;
  }

  private withoutStore(): void {
    // Whoever was frozen tells nobody anything before the store has said that it may.
    if (this.trusted) this.tell(this.kept.journal.seq);
    this.retry?.cancel();
    this.retry = this.grounds.clock.after(RETRY, () => this.bring(true));
  }

  /** Where some of it is no longer there nobody can make anything of the rest. */
  private tell(last: number): void {
    if (!this.missed) return this.tellTo(last);
    while ((this.waiting.first?.seq ?? Infinity) <= last) this.waiting.shift();
    this.missed = false;
    this.kept.resynchronize();
  }

  private tellTo(last: number): void {
    for (let { first } = this.waiting; first && first.seq <= last; { first } = this.waiting) {
      this.waiting.shift();
      this.kept.tell(first);
    }
  }

  /** Where nobody can be told anything for long, what the journal has no longer waits in vain. */
  private forget(): void {
    while (!this.trusted && (this.waiting.first?.seq ?? Infinity) < this.kept.journal.oldest) {
      this.waiting.shift();
      this.missed = true;
      this.whole = true;
    }
  }

  private answer(outcome: Outcome): void {
    const { waiters } = this;
    this.waiters = [];
    for (const settle of waiters) settle(outcome);
  }
}
