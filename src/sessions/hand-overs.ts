import { Logger } from '@nestjs/common';
import { StoreUnavailableError } from '../errors/operator-errors.js';
import type { Cause } from '../protocol/cause.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import type { ManagedSession } from './managed-session.js';
import type { Grounds } from './store/grounds.js';
import type { Ownership } from './store/session-store.js';
import { sessionFields } from './session-fields.js';

const logger = new Logger('HandOvers');

/** Milliseconds that commands under way have before a session is let go; what has no answer then is not done again. */
const FINISHING = 1_000;
const PAUSE = 10;

/** Milliseconds in which it is tried to write what was told last, and to let go: as long as a lease, for which nobody else could have it. */
const WRITING = 3_000;
const WRITE_AGAIN = 100;

/** What becomes of a session whose instance goes. */
export interface Going {
  /** other instances that have the service, of which its client is told */
  readonly elsewhere: readonly InstanceEntry[];
  /** nobody is there who would take it in: it waits for the next process, and offers its agent nothing until then */
  readonly alone: boolean;
}

/** Lets sessions go, so that other instances can go on with them. */
export class HandOvers {
  private readonly leaving = new Map<string, Promise<void>>();

  /** @param kept told of a session that is gone from here, while the store may still say that this instance has it */
  constructor(
    private readonly grounds: Grounds,
    private readonly kept: (session: string) => void,
  ) {}

  has(session: string): boolean {
    return this.leaving.has(session);
  }

  /** Settles when it has gone; undefined where it is not about to. */
  underWay(session: string): Promise<void> | undefined {
    return this.leaving.get(session);
  }

  /**
   * Whoever comes next goes on with it. Never rejects.
   * @param going where this instance goes
   */
  begin(managed: ManagedSession, cause: Cause, going?: Going): Promise<void> {
    const { id, identity } = managed.session;
    const known = this.leaving.get(id);
    if (known) return known;
    const leaving = this.letGo(managed, cause, going)
      .catch((error: unknown) => logger.warn(`handing over: ${String(error)}`, sessionFields(identity)))
      .finally(() => this.leaving.delete(id));
    this.leaving.set(id, leaving);
    return leaving;
  }

  /** @returns whether it has been done: where the store is away whoever comes next waits until this instance's lease has run out */
  async release(own: Ownership): Promise<boolean> {
    try {
      await this.grounds.store.release(own);
      return true;
    } catch (error) {
      if (!(error instanceof StoreUnavailableError)) throw error;
      return false;
    }
  }

  private async letGo(managed: ManagedSession, cause: Cause, going?: Going): Promise<void> {
    const { session, ending, presence } = managed;
    const { custody } = session;
    // Nothing is to end it from here on.
    presence.cancel();
    session.binding.takeAway(cause, going?.elsewhere);
    await this.within(FINISHING, PAUSE, () => Promise.resolve(!session.answers.busy));
    if (going?.alone) await presence.leave();
    // Nothing is heard any more from here on, so that all that has been told is in the store.
    await session.cti.handOver();
    const brought = async () => session.state === 'ended' || !custody || custody.settled();
    const written = await this.within(WRITING, WRITE_AGAIN, brought);
    if (session.state === 'ended') return;
    if (!written && !going) return this.keep(managed);
    ending.letGo(cause);
    if (!custody) return;
    // What the next owner would not know it would do again: it comes when the lease has run out, as after a crash.
    const { own } = custody;
    if (!written || !(await this.within(WRITING, WRITE_AGAIN, () => this.release(own)))) this.kept(session.id);
  }

  /** Nobody else knows what it knows: whoever wants it asks again, when it can be written. */
  private async keep({ session, lifecycle, presence }: ManagedSession): Promise<void> {
    // A sign-in or sign-off that had been begun would come in between; it has one question more at the switch at most.
    const atRest = () => Promise.resolve(session.state !== 'starting' && session.state !== 'ending');
    await this.within(2 * session.settings.ctiTimeout, PAUSE, atRest);
    presence.absent();
    await lifecycle.resume();
  }

  /** @returns whether it has come about in time, in milliseconds; it is looked again after each pause */
  private async within(time: number, pause: number, done: () => Promise<boolean>): Promise<boolean> {
    const { clock } = this.grounds;
    const end = clock.elapsed() + time;
    while (!(await done())) {
      if (clock.elapsed() >= end) return false;
      await new Promise<void>((resolve) => clock.after(pause, resolve));
    }
    return true;
  }
}
