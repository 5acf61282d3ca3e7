import type { InteractionData, InteractionDirection } from '../../../protocol/objects/object-states.js';
import type { CtiCause } from '../../port/cti-facts.js';
import type { SimLeg } from './sim-leg.js';
import type { TimerSet } from './timer-set.js';

/** What a call is known by from its first moment. */
export interface SimCallHead {
  readonly id: string;
  readonly direction: InteractionDirection;
  readonly from: string;
  readonly to: string;
  readonly queue?: string;
  readonly data: InteractionData;
  /** milliseconds since the epoch */
  readonly startedAt: number;
}

/** What a customer's own behaviour hangs on. */
export interface SimCallHooks {
  ringing?(call: SimCall): void;
  answered?(call: SimCall): void;
}

/** Two parties or more who talk, or are about to. */
export class SimCall {
  readonly id: string;
  /** all that are not dropped, ended ones too */
  private all: SimLeg[] = [];
  /** milliseconds since the epoch */
  answeredAt: number | undefined;
  /** why it is over, as somebody outside would see it */
  end: CtiCause | undefined;

  /** @param timers end with the call */
  constructor(
    readonly head: SimCallHead,
    readonly timers: TimerSet,
    readonly hooks: SimCallHooks = {},
  ) {
    this.id = head.id;
  }

  get legs(): readonly SimLeg[] {
    return this.all;
  }

  get live(): readonly SimLeg[] {
    return this.all.filter((leg) => leg.live);
  }

  /** True while some device or telephone rings. */
  get ringing(): boolean {
    return this.all.some((leg) => leg.state === 'alerting');
  }

  /** The party outside the house, if there is one. */
  get outside(): SimLeg | undefined {
    return this.all.find((leg) => !leg.party.device);
  }

  others(leg: SimLeg): readonly SimLeg[] {
    return this.live.filter((one) => one !== leg);
  }

  add(leg: SimLeg): void {
    this.all.push(leg);
  }

  /** Forgets a leg that rang in vain. */
  drop(leg: SimLeg): void {
    this.all = this.all.filter((one) => one !== leg);
  }
}
