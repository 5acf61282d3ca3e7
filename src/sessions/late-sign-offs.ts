import { Logger } from '@nestjs/common';
import { CtiRejectedError } from '../errors/switch-errors.js';
import type { Timer } from '../runtime/clock.js';
import { CtiPatience } from './cti-patience.js';
import { CtiSignIn } from './cti-sign-in.js';
import { readIdentity } from './memento/read-identity.js';
import { sessionMemento } from './memento/read-memento.js';
import type { RestoreGround } from './memento/restore-session.js';
import type { Departures } from './store/departures.js';
import type { Grounds } from './store/grounds.js';
import type { KeptSession } from './store/kept-session.js';
import type { Ownership } from './store/session-store.js';
import { sessionFields } from './session-fields.js';

const logger = new Logger('LateSignOffs');

/** Milliseconds until a switch that could not be asked is asked again. */
const AGAIN = 1_000;

/** Whose the session is, is looked for here and not by the provider. */
const ALONE = { confirmed: undefined };

/** Nobody hears what the switch says of an agent who is only being signed off. */
const DEAF = { report: () => undefined, closed: () => undefined, doubt: () => undefined };

/** What there is of one. */
type Ended = Pick<KeptSession, 'parts' | 'seq'>;

/**
 * Sessions that have ended with their agents at work by an earlier owner's sign-in, which has died or has handed them over: they are signed
 * off here, as soon as the switch can be asked. Until then they are neither to be gone on with nor forgotten.
 */
export class LateSignOffs {
  private readonly timers = new Set<Timer>();
  private ended = false;

  constructor(
    private readonly grounds: Grounds,
    private readonly departures: Departures,
  ) {}

  /**
   * Settles when it has been tried once.
   * @throws UnreadableSessionError
   */
  begin(kept: Ended, own: Ownership, { service, settings, clock }: RestoreGround): Promise<void> {
    const { extension } = sessionMemento(kept.parts);
    const identity = { ...readIdentity(kept.parts), token: undefined, preparedBy: undefined, service };
    const patience = new CtiPatience(identity, clock, settings.ctiTimeout);
    const signIn = new CtiSignIn(identity, DEAF, ALONE, (work) => patience.inTime(work));
    // Only who is signed in can be signed off; one who is already is found as such.
    const signOff = async (): Promise<void> => {
      const other = extension === identity.agent.extension ? undefined : extension;
      const cti = await signIn.open(other, undefined, () => !this.departures.has(own.session));
      // The agent may have signed in anew elsewhere while the switch took its time.
      const still = await this.keep(own, kept);
      await patience.inTime(() => (still ? cti.close() : cti.handOver()));
    };
    this.departures.begin(own);
    return this.attempt(own, kept, signOff);
  }

  end(): void {
    this.ended = true;
    for (const timer of this.timers) timer.cancel();
  }

  /** Never rejects. */
  private async attempt(own: Ownership, kept: Ended, signOff: () => Promise<void>): Promise<void> {
    try {
      if (await this.keep(own, kept)) await signOff();
    } catch (error) {
      if (this.ended) return;
      const rejected = error instanceof CtiRejectedError;
      // Who comes in its place signs the same agent in, and may have a switch that can be asked.
      if (!rejected && !this.departures.wanted(own)) return this.later(own, kept, signOff);
      logger.warn(`the switch does not sign its agent off: ${String(error)}`, sessionFields(own));
    }
    await this.departures.finish(own);
  }

  private later(own: Ownership, kept: Ended, signOff: () => Promise<void>): void {
    const timer = this.grounds.clock.after(AGAIN, () => {
      this.timers.delete(timer);
      void this.attempt(own, kept, signOff);
    });
    this.timers.add(timer);
  }

  /** @returns whether it is still this instance's, and then kept on. @throws StoreUnavailableError */
  private async keep(own: Ownership, { parts, seq }: Ended): Promise<boolean> {
    const { store } = this.grounds;
    const nothing = { after: seq, events: [], oldest: seq + 1, parts: new Map<string, string>(), whole: false };
    const saved = await store.save(own, nothing);
    // The store has lost it: it is this instance's all the same, unless the agent has signed in anew since.
    return (saved === 'behind' ? await store.save(own, { ...nothing, parts, whole: true }) : saved) !== 'fenced';
  }
}
