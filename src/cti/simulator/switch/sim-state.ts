import type { Clock } from '../../../runtime/clock.js';
import type { SimulatorOptions } from '../simulator.options.js';
import { Archive } from './archive.js';
import { SimAgent } from './sim-agent.js';
import { SimCall, type SimCallHead, type SimCallHooks } from './sim-call.js';
import type { SimContact } from './sim-contact.js';
import { SimDevice } from './sim-device.js';
import { TimerSet } from './timer-set.js';

const KEPT_WHEN_OVER = 1000;

/** Everything that the switch has in its memory. */
export class SimState {
  readonly agents = new Map<string, SimAgent>();
  /** the live ones, by id */
  readonly calls = new Map<string, SimCall>();
  /** by queue, the calls that nobody has answered, in the order of their coming */
  readonly queues = new Map<string, Set<SimCall>>();
  readonly endedCalls = new Archive<SimCall>(KEPT_WHEN_OVER);
  readonly endedContacts = new Archive<SimContact>(KEPT_WHEN_OVER);
  readonly timers: TimerSet;
  private readonly devices = new Map<string, SimDevice>();
  private readonly houseNumber: RegExp;
  private readonly counters = new Map<string, number>();

  constructor(
    readonly options: SimulatorOptions,
    readonly clock: Clock,
  ) {
    this.timers = new TimerSet(clock);
    this.houseNumber = new RegExp(options.devices);
  }

  /** Counts each kind from 1: `c1`, `c2`, … */
  nextId(kind: string): string {
    return `${kind}${this.count(kind)}`;
  }

  /** A number higher than all that were given before: who has the lower one has waited longer. */
  nextTurn(): number {
    return this.count('turn');
  }

  /** The telephone with that number; it is put up where there was none. */
  device(number: string): SimDevice {
    const device = this.devices.get(number) ?? new SimDevice(number);
    this.devices.set(number, device);
    return device;
  }

  /** The telephone that an agent's id or a number reaches; undefined where it is not of the house. */
  deviceFor(address: string): SimDevice | undefined {
    const signedIn = this.agents.get(address)?.device;
    if (signedIn) return signedIn;
    return this.devices.get(address) ?? (this.houseNumber.test(address) ? this.device(address) : undefined);
  }

  agent(id: string): SimAgent {
    const agent = this.agents.get(id) ?? new SimAgent(id);
    this.agents.set(id, agent);
    return agent;
  }

  /** A new call without legs; one with a queue waits there. */
  newCall(head: Omit<SimCallHead, 'id' | 'startedAt'>, hooks: SimCallHooks = {}): SimCall {
    const id = this.nextId('c');
    const call = new SimCall({ ...head, id, startedAt: this.clock.now() }, new TimerSet(this.clock), hooks);
    this.calls.set(id, call);
    if (head.queue !== undefined) this.queue(head.queue).add(call);
    return call;
  }

  /** Takes an answered or ended call out of its queue. */
  leaveQueue(call: SimCall): void {
    const { queue } = call.head;
    if (queue === undefined) return;
    const waiting = this.queue(queue);
    waiting.delete(call);
    if (waiting.size === 0) this.queues.delete(queue);
  }

  private queue(name: string): Set<SimCall> {
    const waiting = this.queues.get(name) ?? new Set<SimCall>();
    this.queues.set(name, waiting);
    return waiting;
  }

  private count(kind: string): number {
    const next = (this.counters.get(kind) ?? 0) + 1;
    this.counters.set(kind, next);
    return next;
  }
}
