import type { InteractionData } from '../../../protocol/objects/object-states.js';
import type { CustomerBehaviour } from './customer-behaviour.js';
import { refusal } from './refusal.js';
import type { SimCall, SimCallHooks } from './sim-call.js';
import type { SimCalls } from './sim-calls.js';
import type { SimLeg } from './sim-leg.js';
import type { SimParties } from './sim-parties.js';
import type { SimState } from './sim-state.js';

/** A customer takes up the telephone. */
export interface CustomerCall {
  readonly from: string;
  readonly name?: string;
  readonly data?: InteractionData;
  readonly behaviour?: CustomerBehaviour;
}

/** Customers who call by themselves. */
export interface CustomerRhythm {
  /** milliseconds between two of them */
  readonly every: number;
  /** whom they call: one of the two is given */
  readonly queue?: string | undefined;
  readonly agent?: string | undefined;
  /** the number they call from */
  readonly from: string;
  /** one of them calls */
  readonly call: () => void;
}

/** The people outside: they call, and have a behaviour of their own. */
export class SimCustomers {
  private scheduled = 0;
  private current: CustomerRhythm | undefined;

  constructor(
    private readonly state: SimState,
    private readonly calls: SimCalls,
    private readonly parties: SimParties,
  ) {
    const { every, queue, from } = state.options.customers;
    if (every > 0) this.current = { every, queue, from, call: () => this.callNext() };
  }

  /** Who calls by themselves now. */
  get rhythm(): CustomerRhythm | undefined {
    return this.current;
  }

  /** From now on these call, the first after `every`, and no others; nobody where it is left out. */
  follow(rhythm?: CustomerRhythm): void {
    this.current = rhythm;
    this.startSchedule();
  }

  callQueue(queue: string, customer: CustomerCall): SimCall {
    return this.begun(this.calls.callQueue(queue, this.caller(customer)), customer);
  }

  /** @returns undefined where no telephone of the house has that agent's id or number */
  callAgent(agent: string, customer: CustomerCall): SimCall | undefined {
    const device = this.state.deviceFor(agent);
    return device && this.begun(this.calls.callDevice(device, this.caller(customer)), customer);
  }

  /** @throws CtiRejectedError where nobody outside is in the call any more */
  leg(call: SimCall): SimLeg {
    const leg = call.outside;
    if (!leg?.live) throw refusal('wrong-state', 'nobody outside is in that call', { call: call.id });
    return leg;
  }

  /** Begins the calls of those who call by themselves, if anybody does. */
  startSchedule(): void {
    this.state.timers.stop('schedule');
    if (this.current) this.scheduleAfter(this.state.clock.elapsed(), this.current);
  }

  /** @param beat when the last one was due, by monotonic time: a late timer makes none of the next ones later */
  private scheduleAfter(beat: number, rhythm: CustomerRhythm): void {
    const { clock, timers } = this.state;
    const { every, call } = rhythm;
    // What was slept through is left out, the beat is kept.
    const missed = Math.max(0, Math.floor((clock.elapsed() - beat) / every));
    const next = beat + (missed + 1) * every;
    timers.start('schedule', next - clock.elapsed(), () => {
      this.scheduleAfter(next, rhythm);
      call();
    });
  }

  private callNext(): void {
    const { queue, from, names, patience, talk } = this.state.options.customers;
    const name = names[this.scheduled % names.length];
    this.scheduled += 1;
    const behaviour = { patience, hangupAfterAnswer: talk };
    this.callQueue(queue, { from, behaviour, ...(name === undefined ? {} : { name }) });
  }

  private caller({ from, name, data, behaviour }: CustomerCall) {
    const party = { address: from, ...(name === undefined ? {} : { name }) };
    return { party, data: data ?? {}, hooks: this.hooks(behaviour ?? {}) };
  }

  private hooks({ hangupAfterRing, hangupAfterAnswer }: CustomerBehaviour): SimCallHooks {
    return {
      ringing: (call) => this.hangUpIn(call, hangupAfterRing),
      answered: (call) => {
        call.outside?.timers.stopAll();
        this.hangUpIn(call, hangupAfterAnswer);
      },
    };
  }

  private begun(call: SimCall, { behaviour }: CustomerCall): SimCall {
    if (call.answeredAt === undefined) this.hangUpIn(call, behaviour?.patience, 'patience');
    return call;
  }

  private hangUpIn(call: SimCall, delay: number | undefined, timer = 'hangup'): void {
    const leg = call.outside;
    if (delay !== undefined && leg?.live) leg.timers.start(timer, delay, () => this.parties.release(leg));
  }
}
