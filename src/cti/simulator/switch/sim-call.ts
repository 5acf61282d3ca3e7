import type { CtiCause } from '../../port/cti-facts.js';
import type { CallData } from './call-data.js';
import type { SimHead } from './sim-head.js';
import type { SimDevice } from './sim-device.js';
import type { SimLeg } from './sim-leg.js';

/** What hangs on the course of a call: a customer's own behaviour, the answer to a transfer. */
export interface SimCallHooks {
  /** until somebody answers */
  ringing?(call: SimCall): void;
  /** the first time */
  answered?(call: SimCall): void;
  /** it has ended, or has become part of another */
  over?(call: SimCall): void;
}

/** Two parties or more who talk, or are about to. */
export class SimCall {
  /** all that are not dropped, ended ones too */
  private all: SimLeg[] = [];
  /** milliseconds since the epoch */
  answeredAt: number | undefined;
  /** true while it waits in `queue`, also while an agent's device rings for it */
  queued = false;
  /** in which it waits, or has waited last */
  queue: string | undefined;
  /** milliseconds since the epoch: it began to wait there */
  queuedAt = 0;
  /** why it is over, as somebody outside would see it */
  end: CtiCause | undefined;

  /** @param onChange told after each change to its legs */
  constructor(
    readonly id: string,
    readonly head: SimHead,
    readonly data: CallData,
    /** milliseconds since the epoch */
    readonly startedAt: number,
    private readonly onChange: (call: SimCall) => void,
    readonly hooks: SimCallHooks = {},
  ) {}

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

  /** The party outside the house, if there is one; of several, the one that has been in the call longest. */
  get outside(): SimLeg | undefined {
    const outside = this.all.filter((leg) => !leg.party.device);
    return outside.find((leg) => leg.live) ?? outside[0];
  }

  others(leg: SimLeg): readonly SimLeg[] {
    return this.live.filter((one) => one !== leg);
  }

  /** Some device is in both calls: they cannot become one, as nobody is in a call twice. */
  shares(other: SimCall, besides?: SimDevice): boolean {
    const devices = new Set(this.live.map(({ party }) => party.device).filter((one) => one && one !== besides));
    return other.live.some(({ party }) => devices.has(party.device));
  }

  add(leg: SimLeg): void {
    this.all.push(leg);
    this.changed();
  }

  /** Forgets a leg that rang in vain, or has gone to another call. */
  drop(leg: SimLeg): void {
    this.all = this.all.filter((one) => one !== leg);
    this.changed();
  }

  /** A leg is not as it was. */
  changed(): void {
    this.onChange(this);
  }
}
