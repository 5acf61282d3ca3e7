import { CtiTimeoutError, CtiUnavailableError } from '../../errors/switch-errors.js';
import type { SessionCommand } from '../../protocol/session/session-command.js';
import type { Clock } from '../../runtime/clock.js';
import type { CtiLink } from '../port/cti-provider.js';
import type { Mishap, SimulatorFaults } from './simulator-faults.js';
import type { SimulatorOptions } from './simulator.options.js';
import { refusal } from './switch/refusal.js';
import { TimerSet } from './switch/timer-set.js';

/** A command under way to the switch, or its answer on the way back. */
interface Request {
  readonly timers: TimerSet;
  fail(error: Error): void;
}

/** The wire between the provider and its switch: takes time, breaks, and has faults by script. */
export class SimulatorLink {
  private state: CtiLink = { state: 'starting', reason: 'the simulator is not started' };
  private readonly underWay = new Set<Request>();
  private watch: (link: CtiLink) => void = () => undefined;

  constructor(
    private readonly faults: SimulatorFaults,
    private readonly options: Pick<SimulatorOptions, 'latency' | 'replyTimeout'>,
    private readonly clock: Clock,
  ) {}

  get isUp(): boolean {
    return this.state.state === 'up';
  }

  get now(): CtiLink {
    return this.state;
  }

  /** Tells `watch` from now on. */
  start(watch: (link: CtiLink) => void): void {
    this.watch = watch;
    this.up();
  }

  stop(): void {
    this.watch = () => undefined;
    this.down('the simulator is stopped');
  }

  up(): void {
    if (!this.isUp) this.change({ state: 'up' });
  }

  /** Rejects what is under way: nobody can say any more what became of it. */
  down(reason: string): void {
    if (this.state.state !== 'down') this.change({ state: 'down', reason });
    for (const request of this.underWay) request.fail(this.unavailable());
  }

  /**
   * Has the switch do `work`, and gives its answer.
   * @throws CtiUnavailableError, CtiTimeoutError, CtiRejectedError
   */
  request<T>(command: SessionCommand, agent: string, work: () => T): Promise<T> {
    if (!this.isUp) return Promise.reject(this.unavailable());
    const mishap = this.faults.forCommand(command, agent);
    return new Promise<T>((resolve, reject) => {
      const timers = new TimerSet(this.clock);
      const end = (settle: () => void) => {
        timers.stopAll();
        this.underWay.delete(request);
        settle();
      };
      const request: Request = { timers, fail: (error) => end(() => reject(error)) };
      this.underWay.add(request);
      timers.start('deadline', this.options.replyTimeout, () => request.fail(new CtiTimeoutError()));
      this.travel(
        request,
        () => {
          const answer = attempt(mishap?.fault === 'refuse' ? refuse : work);
          this.answer(request, mishap, () => end(() => (answer.ok ? resolve(answer.value) : reject(answer.error))));
        },
        mishap,
      );
    });
  }

  private travel(request: Request, arrive: () => void, mishap: Mishap | undefined): void {
    if (mishap?.fault === 'loseCommand') return;
    const { latency } = this.options;
    if (latency > 0) request.timers.start('travel', latency, arrive);
    else queueMicrotask(() => this.underWay.has(request) && arrive());
  }

  private answer(request: Request, mishap: Mishap | undefined, settle: () => void): void {
    if (mishap?.fault === 'loseReply') return;
    if (mishap?.fault === 'delayReply') request.timers.start('reply', mishap.delay, settle);
    else settle();
  }

  private change(state: CtiLink): void {
    this.state = state;
    this.watch(state);
  }

  private unavailable(): CtiUnavailableError {
    return this.state.state === 'up' ? new CtiUnavailableError() : new CtiUnavailableError(this.state.reason);
  }
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, error };
  }
}

function refuse(): never {
  throw refusal('scripted', 'the switch refuses by script');
}
