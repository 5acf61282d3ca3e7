import type { Clock } from '../../../runtime/clock.js';
import { isoTime } from '../../../runtime/iso-time.js';
import type { ConversationRole } from '../../../protocol/objects/object-states.js';
import type { CtiOrigin } from '../../port/cti-facts.js';
import { LEG_TABLE, type LegEvent, type LegState } from './leg-table.js';
import { refusal } from './refusal.js';
import type { SimCall } from './sim-call.js';
import type { SimContact } from './sim-contact.js';
import type { SimDevice } from './sim-device.js';
import { TimerSet } from './timer-set.js';

/** Who is at the end of a leg: a telephone of the house, or somebody outside. */
export interface SimParty {
  readonly address: string;
  readonly name?: string;
  readonly device?: SimDevice;
}

/** What a leg begins as: somebody who is called, or who calls. */
export type InitialLegState = Extract<LegState, 'initiated' | 'dialing'>;

const DIGITS_KEPT = 256;

/** One party's part in a call. */
export class SimLeg {
  /** a device's leg has one from its first ring or its dialling on */
  contact: SimContact | undefined;
  /** the others do not hear this party */
  muted = false;
  /** the latest digits that this party has heard */
  digits = '';
  /** ISO 8601: since when its state is what it is */
  since: string;
  /** ISO 8601: when its telephone stops ringing, where that is known */
  ringEnds: string | undefined;
  /** end with the leg */
  readonly timers: TimerSet;
  private current: LegState;

  constructor(
    readonly id: string,
    public call: SimCall,
    readonly party: SimParty,
    initial: InitialLegState,
    private readonly clock: Clock,
    public origin: CtiOrigin,
    readonly role: ConversationRole = 'primary',
  ) {
    this.current = initial;
    this.timers = new TimerSet(clock);
    this.since = isoTime(clock.now());
  }

  get state(): LegState {
    return this.current;
  }

  get live(): boolean {
    return !LEG_TABLE.isFinal(this.current);
  }

  /** True once this party and the others were joined, and until it leaves. */
  get joined(): boolean {
    return this.current === 'connected' || this.current === 'held';
  }

  /** Somebody talks here, is held, or waits for an answer: it is not a telephone that only rings. */
  get present(): boolean {
    return this.joined || this.current === 'dialing';
  }

  /** @throws CtiRejectedError where the state does not take the event */
  move(event: LegEvent): void {
    const next = LEG_TABLE.next(this.current, event);
    if (!next) throw refusal('wrong-state', `the leg is ${this.current}`, { state: this.current, event });
    this.current = next;
    this.since = isoTime(this.clock.now());
    this.call.changed();
    if (!this.live) this.timers.stopAll();
  }

  /** @param time milliseconds from now */
  ringsUntil(time: number): void {
    this.ringEnds = isoTime(this.clock.now() + time);
  }

  /** What becomes of a call that is sent on, or of one who is called in, from here. */
  making(kind: 'transfer' | 'conference'): CtiOrigin {
    const by = this.party.device?.colleague;
    return by ? { kind, by } : { kind };
  }

  /** Who asked this party, or called it in, has left the customer to it. */
  inheritFrom({ party }: SimLeg): void {
    const { kind, by } = this.origin;
    if ((kind === 'consultation' || kind === 'conference') && by?.address === party.address) {
      this.origin = { kind: 'transfer', by };
    }
  }

  hear(digits: string): void {
    this.digits = (this.digits + digits).slice(-DIGITS_KEPT);
  }

  /** @throws CtiRejectedError where it is in none of these states */
  mustBe(...states: readonly LegState[]): void {
    if (states.includes(this.current)) return;
    throw refusal('wrong-state', `the leg is ${this.current}`, { state: this.current });
  }
}
