import type { Clock } from '../../../runtime/clock.js';
import type { SimulatorOptions } from '../simulator.options.js';
import { SimAgents } from './sim-agents.js';
import type { SimCall } from './sim-call.js';
import { SimCalls } from './sim-calls.js';
import { SimCustomers } from './sim-customers.js';
import { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import { SimParties } from './sim-parties.js';
import { SimRouting } from './sim-routing.js';
import { SimState } from './sim-state.js';

/** A telephone switch with queues, agents and the people who call, all in memory. */
export class SimSwitch {
  readonly agents: SimAgents;
  readonly calls: SimCalls;
  readonly customers: SimCustomers;
  readonly parties: SimParties;
  private readonly state: SimState;

  constructor(options: SimulatorOptions, clock: Clock) {
    this.state = new SimState(options, clock);
    const exchange = new SimExchange(this.state);
    const routing = new SimRouting(this.state, exchange);
    this.agents = new SimAgents(this.state, exchange, routing);
    this.calls = new SimCalls(this.state, exchange, routing);
    this.parties = new SimParties(exchange, routing);
    this.customers = new SimCustomers(this.state, this.calls, this.parties);
  }

  get liveCalls(): readonly SimCall[] {
    return [...this.state.calls.values()];
  }

  /** The live calls and the latest of those that are over, in the order of their ids' making within each. */
  get knownCalls(): readonly SimCall[] {
    return [...this.state.endedCalls.list(), ...this.liveCalls];
  }

  /** @returns undefined where the id was never given, or the call has been over for long */
  call(id: string): SimCall | undefined {
    return this.state.calls.get(id) ?? this.state.endedCalls.get(id);
  }

  /** What goes on at a device. */
  legsAt(device: string): readonly SimLeg[] {
    return this.state.deviceFor(device)?.legs ?? [];
  }

  start(): void {
    this.customers.startSchedule();
  }

  /** Time stands still: calls stay as they are. */
  stop(): void {
    this.state.timers.stopAll();
    for (const call of this.liveCalls) call.timers.stopAll();
  }
}
