import type { Clock } from '../../../runtime/clock.js';
import type { CtiOpenRequest } from '../../port/cti-provider.js';
import type { SimulatorOptions } from '../simulator.options.js';
import { ADDRESS_PATTERN } from '../../../protocol/session/address-text.js';
import { destination } from './destination.js';
import type { SimAgent } from './sim-agent.js';
import { SimAgents } from './sim-agents.js';
import type { SimCall } from './sim-call.js';
import { SimCalls } from './sim-calls.js';
import { SimChannels } from './sim-channels.js';
import { SimConferences } from './sim-conferences.js';
import { SimConsults } from './sim-consults.js';
import { SimCustomers } from './sim-customers.js';
import { SimDiversions } from './sim-diversions.js';
import type { SimDevice } from './sim-device.js';
import { SimExchange } from './sim-exchange.js';
import type { SimLeg } from './sim-leg.js';
import { SimParties } from './sim-parties.js';
import { SimReach } from './sim-reach.js';
import { SimReceiver } from './sim-receiver.js';
import { SimRecordings } from './sim-recordings.js';
import { SimRouting } from './sim-routing.js';
import { SimState } from './sim-state.js';

/** A queue as it stands. */
export interface QueueFacts {
  /** what can be dialled to reach it */
  readonly address: string | undefined;
  readonly waiting: number;
  readonly waitingSince: number | undefined;
  readonly ready: number;
}

/** A telephone switch with queues, agents and the people who call, all in memory. */
export class SimSwitch {
  readonly agents: SimAgents;
  readonly calls: SimCalls;
  readonly channels: SimChannels;
  readonly conferences: SimConferences;
  readonly consults: SimConsults;
  readonly customers: SimCustomers;
  readonly diversions: SimDiversions;
  readonly parties: SimParties;
  readonly reach: SimReach;
  readonly receiver: SimReceiver;
  readonly recordings: SimRecordings;
  private readonly state: SimState;
  private readonly exchange: SimExchange;
  private readonly routing: SimRouting;

  /** @param life part of the ids of calls: tells those of one life of the switch from those of another */
  constructor(options: SimulatorOptions, clock: Clock, life = '') {
    const state = (this.state = new SimState(options, clock, life));
    const exchange = (this.exchange = new SimExchange(state));
    const routing = (this.routing = new SimRouting(state, exchange));
    const reach = (this.reach = new SimReach(state, exchange, routing));
    this.agents = new SimAgents(state, exchange, routing);
    this.channels = new SimChannels(state, this.agents, exchange, routing);
    this.calls = new SimCalls(state, exchange, reach, routing);
    this.parties = new SimParties(exchange, routing);
    this.consults = new SimConsults(state, exchange, reach, routing);
    this.diversions = new SimDiversions(state, exchange, reach);
    this.conferences = new SimConferences(exchange, reach, this.parties);
    this.receiver = new SimReceiver(this.parties, this.consults);
    this.recordings = new SimRecordings(state, exchange);
    this.customers = new SimCustomers(state, this.calls, this.parties);
  }

  get liveCalls(): readonly SimCall[] {
    return [...this.state.calls.values()];
  }

  get liveCount(): number {
    return this.state.calls.size;
  }

  /** The live calls and the latest of those that are over, in the order of their ids' making within each. */
  get knownCalls(): readonly SimCall[] {
    return [...this.state.endedCalls.list(), ...this.liveCalls];
  }

  /** @returns undefined where the id was never given, or the call has been over for long */
  call(id: string): SimCall | undefined {
    return this.state.calls.get(id) ?? this.state.endedCalls.get(id);
  }

  /** @returns undefined where no call that is known has it */
  leg(id: string): SimLeg | undefined {
    return this.knownCalls.flatMap(({ legs }) => legs).find((leg) => leg.id === id);
  }

  /** @returns undefined for a number that is not of the house */
  device(number: string): SimDevice | undefined {
    return this.state.deviceFor(number);
  }

  /** The telephones of the house that the switch has had to do with. */
  get deviceList(): Iterable<SimDevice> {
    return this.state.deviceList;
  }

  /** What goes on at a device. */
  legsAt(device: string): readonly SimLeg[] {
    return this.state.deviceFor(device)?.legs ?? [];
  }

  /** Puts the receiver of a device down; a device that only rings refuses the call. */
  putDown(device: string): void {
    this.receiver.putDown(this.state.device(device));
  }

  /**
   * Pulls the plug of a telephone of the house, or puts it in again. What rings there rings no more, what is talked goes on;
   * queues do not offer to it meanwhile.
   */
  plug(device: SimDevice, plugged: boolean): void {
    if (!device.plug(plugged)) return;
    this.exchange.tell(device, { code: plugged ? 'recovered' : 'unreachable', by: { kind: 'switch' } });
    if (!plugged) for (const leg of device.legs) if (leg.state === 'alerting') this.parties.unplug(leg);
    this.exchange.publish();
    this.routing.route();
  }

  get touched(): SimState['touched'] {
    return this.state.touched;
  }

  /** The queues that there are whether or not somebody waits. */
  get queueNames(): readonly string[] {
    return this.state.queueNames;
  }

  /** How it stands in the queue; undefined where there is none. `waitingSince`: milliseconds since the epoch. */
  queue(name: string): QueueFacts | undefined {
    const { state } = this;
    if (!state.hasQueue(name)) return undefined;
    const { count, oldest } = state.waiting.in(name);
    const reachable = ADDRESS_PATTERN.test(name) && destination(state, name).kind === 'queue';
    return {
      address: reachable ? name : undefined,
      waiting: count,
      waitingSince: oldest?.queuedAt,
      ready: state.idle.count(name),
    };
  }

  /** Whether what somebody who signs in brings along can be kept: agents, telephones and queues are never forgotten. */
  hasRoomFor(request: CtiOpenRequest): boolean {
    return this.state.hasRoomFor(request);
  }

  get agentList(): readonly SimAgent[] {
    return [...this.state.agents.values()];
  }

  start(): void {
    this.customers.startSchedule();
  }

  /** Time stands still: calls stay as they are. */
  stop(): void {
    this.state.timers.stopAll();
    for (const { live } of this.liveCalls) for (const leg of live) leg.timers.stopAll();
  }

  /** Comes back without its calls and with nobody signed in; who knew of an agent's channels finds them inactive. */
  restart(): void {
    this.stop();
    for (const call of this.liveCalls) this.exchange.finish(call, 'failed', 'switch');
    for (const channel of this.state.channels) {
      this.agents.release(channel);
      channel.set({ queues: channel.type === 'Telephony' ? channel.agent.queues : [] });
    }
    for (const agent of this.state.agents.values()) {
      agent.left = false;
      this.exchange.tellAgent(agent, { code: 'failed', by: { kind: 'switch' } });
    }
    this.exchange.publish();
    this.start();
  }
}
