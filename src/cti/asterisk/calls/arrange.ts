import { CtiRejectedError, CtiTimeoutError } from '../../../errors/switch-errors.js';
import { AmiRefusedError, AmiTimeoutError } from '../ami/ami-error.js';
import { AriRefusedError, AriTimeoutError } from '../ari/ari-error.js';
import { legsOf, type Arrangement } from './arrangement.js';
import type { Call } from './call.js';
import { CallStory } from './call-story.js';
import type { CallWorld } from './call-world.js';
import { END_IS_TOLD } from './end-is-told.js';
import type { MirrorView } from './mirror-view.js';
import { nextSteps, spareSteps, type CallFacts, type Wanted } from './next-steps.js';
import { placementOf } from './placement.js';
import type { Step } from './step.js';
import type { StepRunner } from './step-runner.js';

/** Far more than any arrangement needs from any other one. */
const MOST_ROUNDS = 24;

/**
 * Brings the switch to what a call is to be, whatever is there now: compares, does what is missing, looks again. May be
 * called at any time and twice.
 */
export class Arranger {
  private readonly story = new CallStory();

  constructor(
    private readonly world: CallWorld,
    private readonly view: MirrorView,
    private readonly runner: StepRunner,
  ) {}

  /**
   * Ends when all is so, or rejects with the reason why not. Not while it is under way for the same call.
   * @param tidies whether to take away what nobody needs any more; asked for each time
   */
  async arrange(call: Call, tidies: () => boolean): Promise<void> {
    const unanswered = { left: 1 };
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if (!this.world.book.has(call)) throw new CtiRejectedError('no-such-call', 'the call has ended');
      const steps = this.steps(call, tidies());
      if (steps.length > 0) await this.take(call, steps, unanswered);
      else if (this.placement(call).awaits) await this.arrival(call);
      else return;
    }
    throw new CtiRejectedError('refused', 'the call does not become what it is to be', { rounds: MOST_ROUNDS });
  }

  /** Writes down at the switch what the call is to be. */
  async note(call: Call): Promise<void> {
    await this.runner.run(call, { do: 'note' });
  }

  /** true where nothing is left to do */
  isArranged(call: Call): boolean {
    return this.steps(call, true).length === 0 && !this.placement(call).awaits;
  }

  /** true where there is no agent any more and nobody of ours is left to be looked after */
  isOver(call: Call): boolean {
    const { groups, connect, over, awaits } = this.placement(call);
    return call.settled.agent === undefined && groups.length + over.length === 0 && !connect && !awaits;
  }

  private placement(call: Call) {
    return placementOf(call.wanted, this.view);
  }

  private steps(call: Call, tidies: boolean): readonly Step[] {
    const { agentLeg, wanted: arrangement, touched, leaving, isNoted: noted } = call;
    const isWantedElsewhere: CallFacts['isWantedElsewhere'] = (what, leg) =>
      [...this.world.book.involving(leg)].some((one) => one !== call && this.wants(one, what, leg));
    const bridgeOf = call.bridgeOf.bind(call);
    const facts = { agentLeg, arrangement, touched, leaving, noted, bridgeOf, isWantedElsewhere };
    const placement = this.placement(call);
    const steps = nextSteps(facts, placement, this.view);
    return steps.length > 0 || !tidies ? steps : spareSteps(facts, placement, this.view);
  }

  private wants(call: Call, what: Wanted | 'alive', leg: string): boolean {
    if (what !== 'alive') return this.placement(call)[what].includes(leg);
    const legs = legsOf(call.wanted);
    return legs.includes(leg) && legs.length > 1;
  }

  private async take(call: Call, steps: readonly Step[], unanswered: { left: number }): Promise<void> {
    const { wanted } = call;
    this.story.takes(steps);
    const outcomes = await Promise.allSettled(steps.map((step) => this.runner.run(call, step)));
    this.story.hasTaken(outcomes);
    const failed = outcomes.find((one) => one.status === 'rejected');
    if (!failed) return;
    const { reason } = failed as { reason: unknown };
    // Somebody has left meanwhile: that may be why, and what has to be done now is another thing.
    if (call.wanted !== wanted || (isRefusal(reason) && (await this.isToldAnother(call, wanted)))) return;
    // What is done twice does no harm, and what was done without an answer shows.
    if ((reason instanceof AmiTimeoutError || reason instanceof AriTimeoutError) && unanswered.left-- > 0) return;
    throw reason;
  }

  /** What is refused for a leg that has ended may be answered before its end is told. */
  private async isToldAnother(call: Call, wanted: Arrangement): Promise<boolean> {
    const changed = () => (call.wanted === wanted ? undefined : true);
    return this.world.waits.until(changed, END_IS_TOLD).catch(() => false);
  }

  private async arrival(call: Call): Promise<void> {
    const { wanted } = call;
    const there = () => (call.wanted !== wanted || !this.placement(call).awaits ? true : undefined);
    try {
      await this.world.waits.until(there, this.world.options.timeouts.confirm);
    } catch (error) {
      if (error instanceof CtiTimeoutError) throw new CtiTimeoutError(undefined, { awaits: 'a leg' });
      throw error;
    }
  }
}

const isRefusal = (reason: unknown): boolean => reason instanceof AmiRefusedError || reason instanceof AriRefusedError;
