import type { Clock, Timer } from '../runtime/clock.js';
import type { Pace } from '../runtime/pace.js';
import { Dismissal } from './dismissal.js';
import type { ManagedSession } from './managed-session.js';
import type { SessionAgent } from './session-agent.js';

/** Who may have a session. */
export interface Admission {
  /** whether an agent who was let in once may go on */
  admits(agent: SessionAgent): boolean;
  /** milliseconds that the session of one who may not is kept for the calls that the agent has */
  readonly finishCalls: number;
}

/** What became of sessions whose agents may not have them any more. */
export interface Dismissed {
  /** that end at once */
  readonly ended: number;
  /** that are kept until their agents' calls are over */
  readonly kept: number;
}

/** How often those that are kept are looked at, in milliseconds. */
const EVERY = 1_000;

const EVERYBODY: Admission = { admits: () => true, finishCalls: 0 };

/** Ends the sessions of agents who may not have them any more: at once, or where they have calls when these are over. */
export class Dismissals {
  private readonly kept = new Map<ManagedSession, Dismissal>();
  private admission = EVERYBODY;
  private timer: Timer | undefined;

  /** @param all the sessions of this instance */
  constructor(
    private readonly clock: Clock,
    private readonly pace: Pace,
    private readonly all: () => readonly ManagedSession[],
  ) {}

  /** From now on these may have sessions; that it is so is brought about for one session after the other. */
  go(admission: Admission): Dismissed {
    this.admission = admission;
    const dismissed = this.all().filter((one) => this.look(one));
    const kept = dismissed.filter((one) => this.busy(one)).length;
    return { ended: dismissed.length - kept, kept };
  }

  /**
   * A session has come to be here, or what says who may have one has changed.
   * @returns whether its agent may not have it
   */
  look(managed: ManagedSession): boolean {
    const { session } = managed;
    if (session.state === 'ended') return false;
    const known = this.kept.get(managed);
    if (this.admission.admits(session.identity.agent)) {
      known?.withdraw();
      this.kept.delete(managed);
      return false;
    }
    const dismissal = known ?? new Dismissal(managed, this.clock, this.pace);
    this.kept.set(managed, dismissal);
    dismissal.begin(this.admission.finishCalls);
    this.timer ??= this.clock.after(EVERY, () => this.again());
    return true;
  }

  stop(): void {
    this.timer?.cancel();
    this.timer = undefined;
    for (const dismissal of this.kept.values()) dismissal.cancel();
    this.kept.clear();
  }

  private busy({ session }: ManagedSession): boolean {
    return this.admission.finishCalls > 0 && session.model.hasLiveInteraction;
  }

  private again(): void {
    this.timer = undefined;
    for (const [managed, dismissal] of this.kept) {
      if (managed.session.state === 'ended') this.kept.delete(managed);
      else dismissal.settle(this.admission.finishCalls);
    }
    if (this.kept.size > 0) this.timer = this.clock.after(EVERY, () => this.again());
  }
}
