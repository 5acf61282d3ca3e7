import { Logger } from '@nestjs/common';
import { NotBoundError } from '../errors/desktop-errors.js';
import type { Cause } from '../protocol/cause.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import type { Timer } from '../runtime/clock.js';
import type { Session } from './session.js';
import type { SessionCustody } from './store/session-custody.js';
import { sessionView } from './session-view.js';
import { sessionFields } from './session-fields.js';

const logger = new Logger('SessionEnding');

/** Milliseconds until it is asked again whose a session is. */
const AGAIN = 1_000;

/** An end that cannot come about yet. */
interface PendingEnd {
  readonly cause: Cause;
  readonly elsewhere: readonly InstanceEntry[] | undefined;
}

/**
 * @param closed settles when it has signed off at the switch, or has let go there
 * @param goesOn whether it goes on at another instance
 */
export type OnEnded = (closed: Promise<void>, goesOn: boolean, cause: Cause) => void;

/** The one door by which a session goes: for good, or to another instance. Whoever sends it there says why. */
export class SessionEnding {
  /** they wait until it is certain whose the session is; the first one counts */
  private readonly pending = new Set<PendingEnd>();
  private asking = false;
  private again: Timer | undefined;

  constructor(
    private readonly session: Session,
    /** called once, when the session is over */
    private readonly onEnded: OnEnded,
  ) {
    session.cti.onClosed = (cause) => this.end(cause);
  }

  /**
   * For good, and at once unless it is not certain that the session is this instance's; the agent's calls are left as they
   * are.
   * @param elsewhere this instance goes: other instances that have the service
   * @returns takes it back as long as it has not come about
   */
  end(cause: Cause, elsewhere?: readonly InstanceEntry[]): () => void {
    const { custody, state } = this.session;
    const pending = { cause, elsewhere };
    if (state === 'ended') return () => undefined;
    if (!custody || custody.certain) this.finish(pending);
    else {
      this.pending.add(pending);
      void this.endWhenCertain(custody);
    }
    return () => this.pending.delete(pending);
  }

  /**
   * Lets the session go without a word at the switch: it goes on at another instance, or has gone on there already.
   * @param elsewhere this instance goes: other instances that have the service
   */
  letGo(cause: Cause, elsewhere?: readonly InstanceEntry[]): void {
    const { session } = this;
    if (session.state === 'ended') return;
    session.binding.takeAway(cause, elsewhere);
    session.custody?.end(false);
    this.over();
    this.onEnded(session.cti.handOver(), true, cause);
  }

  private async endWhenCertain(custody: SessionCustody): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    this.again?.cancel();
    try {
      await custody.confirmed();
      for (const end of this.pending) this.finish(end);
    } catch (error) {
      // Where it is somebody else's, it is over here.
      if (this.pending.size === 0 || error instanceof NotBoundError) return;
      logger.debug(`whose it is cannot be said now: ${String(error)}`, sessionFields(this.session.identity));
      this.again = this.session.clock.after(AGAIN, () => this.pending.size > 0 && void this.endWhenCertain(custody));
    } finally {
      this.asking = false;
    }
  }

  private finish({ cause, elsewhere }: PendingEnd): void {
    const { session } = this;
    if (session.state === 'ended') return;
    session.emit('session.ended', session.target, { session: sessionView(session) }, cause);
    session.custody?.end(true);
    session.binding.release(elsewhere);
    this.over();
    this.onEnded(this.signOff(cause.code === 'shutdown'), false, cause);
  }

  private over(): void {
    this.pending.clear();
    this.again?.cancel();
    this.session.move('ended');
  }

  /** Never rejects. */
  private async signOff(stopping: boolean): Promise<void> {
    const { custody, cti } = this.session;
    // Whoever finds it from here on signs its agent off, and does not go on with it.
    const own = !custody || (await custody.sayEnded());
    await (own ? cti.close(stopping) : cti.handOver());
  }
}
