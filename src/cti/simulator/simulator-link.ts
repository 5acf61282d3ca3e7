import { CtiTimeoutError, CtiUnavailableError } from '../../errors/switch-errors.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import type { Clock } from '../../runtime/clock.js';
import type { CtiLink } from '../port/cti-provider.js';
import { currentTraceId } from '../../tracing/current-trace-id.js';
import { inSpan } from '../../tracing/in-span.js';
import { attempt } from './attempt.js';
import { Lane } from './lane.js';
import type { Mishap, SimulatorFaults } from './simulator-faults.js';
import { SimulatorTrace, type Asked } from './simulator-trace.js';
import type { SimulatorOptions } from './simulator.options.js';
import { refusal } from './switch/refusal.js';
import { TimerSet } from './switch/timer-set.js';

/** A command under way to the switch, or its answer on the way back. */
interface Request {
  readonly timers: TimerSet;
  /** what the switch is asked to do */
  carryOut(mishap: Mishap | undefined): void;
  fail(error: Error): void;
}

/** The wire between the provider and its switch: takes time, breaks, and has faults by script. */
export class SimulatorLink {
  private state: CtiLink = { state: 'starting', reason: 'the simulator is not started' };
  private stopped = false;
  private readonly underWay = new Set<Request>();
  /** by agent: what the switch has not been told of those who have gone */
  private readonly owed = new Map<string, () => void>();
  private readonly timers: TimerSet;
  private readonly replies: Lane<() => void>;
  private watch: (link: CtiLink) => void = () => undefined;

  /** @param restartSwitch has the switch at the other end begin anew */
  constructor(
    private readonly faults: SimulatorFaults,
    private readonly options: Pick<SimulatorOptions, 'latency' | 'replyTimeout'>,
    private readonly clock: Clock,
    private readonly restartSwitch: () => void,
    private readonly trace = new SimulatorTrace(0),
  ) {
    this.timers = new TimerSet(clock);
    this.replies = new Lane((settle) => settle(), clock);
  }

  get isUp(): boolean {
    return this.state.state === 'up';
  }

  get now(): CtiLink {
    return this.state;
  }

  /** Tells `watch` from now on. A link that has been cut stays so. */
  start(watch: (link: CtiLink) => void): void {
    this.watch = watch;
    if (this.state.state === 'down' && !this.stopped) this.watch(this.state);
    else this.up();
    this.stopped = false;
  }

  stop(): void {
    this.watch = () => undefined;
    this.stopped = true;
    this.down('the simulator is stopped');
  }

  up(): void {
    this.timers.stopAll();
    if (!this.isUp) this.change({ state: 'up' });
  }

  /** Rejects what is under way: nobody can say any more what became of it. */
  down(reason: string): void {
    this.timers.stopAll();
    this.replies.stop();
    if (this.state.state !== 'down') this.change({ state: 'down', reason });
    for (const request of this.underWay) request.fail(this.unavailable());
  }

  /** The switch dies with its calls; it and the link are back after `delay` milliseconds. */
  restart(delay: number): void {
    this.down('the switch restarts');
    this.owed.clear();
    this.restartSwitch();
    this.upIn(delay);
  }

  /** Has the switch do that as soon as the link is up, before anything else is asked of it. */
  owe(agent: string, work: () => void): void {
    this.owed.set(agent, work);
  }

  /**
   * Has the switch do `work`, and gives its answer; work that takes its time is a promise.
   * @param more for the trace: who asks for it, and with what
   * @throws CtiUnavailableError, CtiTimeoutError, CtiRejectedError
   */
  request<T>(
    command: SessionCommand,
    agent: string,
    work: () => T,
    more?: Pick<Asked, 'session' | 'values'>,
  ): Promise<Awaited<T>> {
    const trace = currentTraceId();
    const asked = { command, agent, ...more, ...(trace === undefined ? {} : { trace }) };
    return inSpan(`simulator ${command}`, 'client', () => this.begin(asked, work));
  }

  private begin<T>(asked: Asked, work: () => T): Promise<Awaited<T>> {
    if (!this.isUp) return Promise.reject(this.unavailable());
    const mishap = this.faults.forCommand(asked.command, asked.agent);
    return new Promise<Awaited<T>>((resolve, reject) => {
      const timers = new TimerSet(this.clock);
      let giveUpReply: () => void = () => undefined;
      const end = (settle: () => void) => {
        timers.stopAll();
        giveUpReply();
        this.underWay.delete(request);
        settle();
      };
      const request: Request = {
        timers,
        fail: (error) => end(() => reject(error)),
        carryOut: (mishap) => {
          const note = this.trace.begin(asked);
          attempt(mishap?.fate === 'refuse' ? refuse : work, (result) => {
            note(result);
            if (!this.underWay.has(request)) return;
            const settle = () => end(() => (result.ok ? resolve(result.value) : reject(result.error)));
            giveUpReply = this.replies.send(settle, mishap);
          });
        },
      };
      this.underWay.add(request);
      timers.start('deadline', this.options.replyTimeout, () => request.fail(new CtiTimeoutError()));
      this.travel(request, mishap);
    });
  }

  private travel(request: Request, mishap: Mishap | undefined): void {
    if (mishap?.fate === 'vanish') return;
    const arrive = () => this.arrive(request, mishap);
    const { latency } = this.options;
    if (latency > 0) request.timers.start('travel', latency, arrive);
    else queueMicrotask(() => this.underWay.has(request) && arrive());
  }

  private arrive(request: Request, mishap: Mishap | undefined): void {
    if (mishap?.fate === 'restart') {
      this.restart(mishap.delay);
      return;
    }
    if (mishap?.fate !== 'cut') {
      request.carryOut(mishap);
      return;
    }
    // Down first: what the command brings about is not heard of either.
    this.change({ state: 'down', reason: 'cut by script' });
    request.carryOut({ fate: 'lose', delay: 0 });
    this.down('cut by script');
    this.upIn(mishap.delay);
  }

  private upIn(delay: number): void {
    if (delay > 0) this.timers.start('up', delay, () => this.up());
    else this.up();
  }

  private change(state: CtiLink): void {
    this.state = state;
    if (state.state === 'up') {
      for (const work of this.owed.values()) work();
      this.owed.clear();
    }
    this.watch(state);
  }

  private unavailable(): CtiUnavailableError {
    return this.state.state === 'up' ? new CtiUnavailableError() : new CtiUnavailableError(this.state.reason);
  }
}

function refuse(): never {
  throw refusal('refused', 'the switch refuses by script');
}
