import { Logger } from '@nestjs/common';
import type { CtiInteraction } from '../../port/cti-facts.js';
import type { AgentCalls, CallChange } from '../calls/agent-calls.js';
import type { Leg } from '../calls/leg.js';
import type { AsteriskSwitch } from '../switch/asterisk-switch.js';
import type { AgentWork } from './agent-work.js';
import { endLeg } from './end-leg.js';
import { failureFields } from '../pbx/failure-fields.js';

const USER_BUSY = '17';

/**
 * A queue may offer a call in the very moment in which it is told not to, and one whose call was refused offers it again.
 * Such a call is taken back before anybody is told of it: hung up as busy, its caller keeps the place in the queue.
 */
export class UnwantedOffers {
  private readonly log = new Logger(UnwantedOffers.name);
  /** ids of calls that have been looked at once, and whether they are taken back */
  private readonly known = new Map<string, boolean>();

  /** @param shown one that could not be taken back is to be told of after all */
  constructor(
    private readonly asterisk: AsteriskSwitch,
    private readonly calls: AgentCalls,
    private readonly work: AgentWork,
    private readonly shown: () => void,
  ) {}

  /** What rings by now is there by right. */
  accept(): void {
    for (const { id } of this.calls.all) if (!this.known.has(id)) this.known.set(id, false);
  }

  /** Takes back what is not wanted. @returns the changes that are to be told */
  sift(changes: readonly CallChange[]): readonly CallChange[] {
    return changes.filter(({ leg, ended }) => {
      const hidden = this.isUnwanted(leg);
      if (ended) this.known.delete(leg.id);
      return !hidden;
    });
  }

  /** the calls that are to be told of */
  get current(): readonly CtiInteraction[] {
    return this.calls.current.filter(({ id }) => this.known.get(id) !== true);
  }

  private isUnwanted(leg: Leg): boolean {
    const known = this.known.get(leg.id);
    if (known === true && (leg.state === 'alerting' || leg.state === 'ended')) return true;
    const { queue } = leg.card;
    const fresh = known === undefined && leg.state === 'alerting' && queue !== undefined;
    const unwanted = fresh && this.active && !this.work.accepts(queue);
    this.known.set(leg.id, unwanted);
    if (unwanted) this.takeBack(leg);
    return unwanted;
  }

  private get active(): boolean {
    return this.work.isActive && this.asterisk.reporting;
  }

  private takeBack(leg: Leg): void {
    const own = this.asterisk.mirror.live(leg.uid);
    if (!own) return;
    this.work.takeBack();
    const end = () => endLeg(this.asterisk, this.calls, { leg, own }, USER_BUSY);
    this.asterisk.about(leg.uid, end).catch((error: unknown) => {
      this.log.warn('an offer could not be taken back', { call: leg.id, ...failureFields(error) });
      if (!this.known.has(leg.id)) return;
      this.known.set(leg.id, false);
      this.shown();
    });
  }
}
