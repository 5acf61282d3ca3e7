import type { Clock } from '../../../runtime/clock.js';
import type { CtiOpenRequest } from '../../port/cti-provider.js';
import type { SimulatorOptions } from '../simulator.options.js';
import { Archive } from './archive.js';
import type { CallData } from './call-data.js';
import { IdleChannels } from './idle-channels.js';
import { SimAgent } from './sim-agent.js';
import { SimCall, type SimCallHooks } from './sim-call.js';
import type { SimChannel } from './sim-channel.js';
import type { SimContact } from './sim-contact.js';
import { SimDevice } from './sim-device.js';
import type { SimHead } from './sim-head.js';
import { TimerSet } from './timer-set.js';
import { Touched } from './touched.js';
import { WaitingCalls } from './waiting-calls.js';

const KEPT_WHEN_OVER = 1000;

/** What a switch that strangers may reach gets to know at most. */
const MOST = { agents: 50_000, devices: 100_000, queues: 10_000 };

/** Everything that the switch has in its memory. */
export class SimState {
  readonly agents = new Map<string, SimAgent>();
  /** the live ones, by id */
  readonly calls = new Map<string, SimCall>();
  readonly touched = new Touched<SimAgent>();
  readonly waiting = new WaitingCalls((queue) => this.touched.queue(queue));
  readonly idle = new IdleChannels((queue) => this.touched.queue(queue));
  readonly endedCalls = new Archive<SimCall>(KEPT_WHEN_OVER);
  readonly endedContacts = new Archive<SimContact>(KEPT_WHEN_OVER);
  readonly timers: TimerSet;
  private readonly devices = new Map<string, SimDevice>();
  private readonly houseNumber: RegExp;
  private readonly queues: Set<string>;
  private readonly changed = (call: SimCall) => this.waiting.changed(call);
  private readonly counters = new Map<string, number>();

  constructor(
    readonly options: SimulatorOptions,
    readonly clock: Clock,
    private readonly life = '',
  ) {
    this.timers = new TimerSet(clock);
    this.houseNumber = new RegExp(options.devices);
    const { every, queue } = options.customers;
    this.queues = new Set(every > 0 ? [...options.queues, queue] : options.queues);
  }

  /** Counts each kind from 1: `c1`, `c2`, …; with the switch's life, where it has one: `cx7-1` */
  nextId(kind: string): string {
    return `${kind}${this.life}${this.count(kind)}`;
  }

  /** A number higher than all that were given before: who has the lower one has waited longer. */
  nextTurn(): number {
    return this.count('turn');
  }

  get channels(): readonly SimChannel[] {
    return [...this.agents.values()].flatMap((agent) => [...agent.channels.values()]);
  }

  /** Those that were ever worked at, called or unplugged. */
  get deviceList(): Iterable<SimDevice> {
    return this.devices.values();
  }

  /** The telephone with that number; it is put up where there was none. */
  device(number: string): SimDevice {
    const device = this.devices.get(number) ?? new SimDevice(number);
    this.devices.set(number, device);
    return device;
  }

  /** The telephone that an agent's id or a number reaches; undefined where it is not of the house. */
  deviceFor(address: string): SimDevice | undefined {
    const signedIn = this.agents.get(address)?.devices[0];
    if (signedIn) return signedIn;
    return this.devices.get(address) ?? (this.houseNumber.test(address) ? this.device(address) : undefined);
  }

  /** Whom a number reaches that is dialled: who works at that telephone, else the agent of that id, wherever that one is. */
  reached(address: string): SimDevice | undefined {
    const there = this.devices.get(address);
    return there?.channel ? there : this.deviceFor(address);
  }

  agent(id: string): SimAgent {
    const changed = (channel: SimChannel) => {
      this.idle.changed(channel);
      this.touched.agent(channel.agent);
    };
    const agent = this.agents.get(id) ?? new SimAgent(id, changed);
    this.agents.set(id, agent);
    return agent;
  }

  /** The agent belongs to these queues. */
  knowQueues(names: readonly string[]): void {
    for (const name of names) {
      if (!this.queues.has(name)) this.touched.queue(name);
      this.queues.add(name);
    }
  }

  hasRoomFor({ agent, extension = agent.extension }: CtiOpenRequest): boolean {
    const queues = agent.queues.filter((name) => !this.queues.has(name)).length;
    return (
      (this.agents.has(agent.id) || this.agents.size < MOST.agents) &&
      (this.devices.has(extension) || this.devices.size < MOST.devices) &&
      (queues === 0 || this.queues.size + queues <= MOST.queues)
    );
  }

  /** The queues of the options, also that which customers call, and of the agents who have ever signed in. */
  get queueNames(): readonly string[] {
    return [...this.queues];
  }

  /** A queue of the options, of some agent's, or one in which somebody waits. */
  hasQueue(name: string): boolean {
    return this.queues.has(name) || this.waiting.has(name);
  }

  /** A new call without legs; one with a queue waits there. */
  newCall(head: SimHead, data: CallData, hooks: SimCallHooks = {}): SimCall {
    const call = new SimCall(this.nextId('c'), head, data, this.clock.now(), this.changed, hooks);
    this.calls.set(call.id, call);
    if (head.queue !== undefined) this.enterQueue(call, head.queue);
    return call;
  }

  /** The call waits there from now on, or has done so since then. */
  enterQueue(call: SimCall, queue: string, since = this.clock.now()): void {
    this.leaveQueue(call);
    call.queued = true;
    call.queue = queue;
    call.queuedAt = since;
    this.waiting.add(queue, call);
  }

  /** Takes an answered, ended or diverted call out of its queue. */
  leaveQueue(call: SimCall): void {
    const { queue, queued } = call;
    if (queue === undefined || !queued) return;
    call.queued = false;
    this.waiting.remove(queue, call);
  }

  private count(kind: string): number {
    const next = (this.counters.get(kind) ?? 0) + 1;
    this.counters.set(kind, next);
    return next;
  }
}
