import { NOT_BEGUN } from '../../protocol/not-begun.js';
import type { CommandResponse } from '../../protocol/response.js';
import type { ConnectionState } from '../connection-state.js';
import { NoAnswerError } from '../errors/no-answer-error.js';
import { NoConnectionError } from '../errors/no-connection-error.js';
import { RefusedError } from '../errors/refused-error.js';
import { Listeners } from '../listeners.js';
import type { CommandOptions, Settings } from '../options.js';
import type { Addresses } from './addresses.js';
import { backoff } from './backoff.js';
import type { CommandOut } from './command-out.js';
import { Line } from './line.js';
import { LineLost } from './line-lost.js';
import { onAbort } from './on-abort.js';
import { openSocket } from './open-socket.js';
import { Patience } from './patience.js';
import { traced } from './traced.js';

const AGAIN_MS = 100;
/** A line that has held that long, or over which a command was answered, is no attempt any more. */
const HELD_MS = 5_000;

/** What has to be so on a line before commands go over it. */
export interface Joining {
  /** Brings it about, however often it is called. Rejects where another address is to be tried. */
  join(line: Line): Promise<void>;
  take(event: object, line: Line): void;
}

/** Keeps a line up, at whatever address there is, until it is closed. */
export class Link {
  readonly changed = new Listeners<ConnectionState>();
  state: ConnectionState = { status: 'connecting' };
  private line: Line | undefined;
  private readonly waiting = new Set<(line: Line) => void>();
  private attempt = 0;
  /** the line has to be joined anew */
  private stale = false;
  private interrupt: () => void = () => undefined;

  constructor(
    readonly addresses: Addresses,
    private readonly settings: Settings,
    private readonly closed: AbortSignal,
    private readonly joining: Joining,
    private readonly connect: typeof openSocket = openSocket,
  ) {}

  /** Ends when it is closed. */
  async keep(): Promise<void> {
    while (!this.closed.aborted) {
      await this.pause(backoff(this.attempt, this.addresses.all.length, this.settings.random()));
      this.attempt += 1;
      try {
        await this.use(await this.open(this.addresses.next()));
      } catch (error) {
        this.unready(error instanceof Error ? error.message : String(error));
      }
    }
    this.set({ status: 'closed' });
  }

  /** What has to be so on a line has changed. */
  rejoin(): void {
    this.line = undefined;
    this.stale = true;
    this.interrupt();
  }

  /** Resolves with a line that is joined, at once where there is one. Who gives up is not kept. */
  ready(wait: Patience): Promise<Line> {
    const { line, waiting } = this;
    if (line) return Promise.resolve(line);
    return wait.for(
      new Promise((resolve) => {
        waiting.add(resolve);
        wait.signal.addEventListener('abort', () => waiting.delete(resolve));
      }),
    );
  }

  /**
   * Sends a command until it is answered, over however many lines; with an `id` of its own it is done once.
   * @param ends what gives it up, beside the options
   * @param lost is called when an answer is lost with its line
   * @throws NoAnswerError, NoConnectionError, RefusedError where nobody has begun it in time, the reason of what gave it up
   */
  async ask(
    message: CommandOut,
    { signal, patience }: CommandOptions,
    ends?: AbortSignal,
    lost?: () => void,
  ): Promise<CommandResponse> {
    const { command, target } = message;
    const sent = traced(message, this.settings.traceparent);
    let late = () => this.nowhere() as Error;
    const work = async (wait: Patience) => {
      for (let attempt = 1; ; attempt += 1) {
        const line = await this.ready(wait);
        late = () => new NoAnswerError(command);
        const answer = await wait.for(line.ask(sent, undefined, attempt)).catch((error: unknown) => {
          if (!(error instanceof LineLost)) throw error;
          lost?.();
        });
        if (!answer) continue;
        this.attempt = 0;
        const { failure } = answer;
        if (!failure || !target || !NOT_BEGUN.has(failure.code)) return answer;
        late = () => new RefusedError(command, failure);
        await wait.for(this.pause(AGAIN_MS));
      }
    };
    return this.within([ends, signal], work, patience, () => late());
  }

  /**
   * Waits until its time is up, this is closed, or one of the ends is aborted.
   * @param ms left out: the client's patience
   * @param late what is thrown when the time is up
   */
  async within<T>(
    ends: readonly (AbortSignal | undefined)[],
    work: (wait: Patience) => Promise<T>,
    ms = this.settings.patience,
    late: () => Error = () => this.nowhere(),
  ): Promise<T> {
    const wait = new Patience(this.settings.clock, ms, late, [this.closed, ...ends]);
    try {
      wait.signal.throwIfAborted();
      return await work(wait);
    } finally {
      wait.end();
    }
  }

  private nowhere(): NoConnectionError {
    return new NoConnectionError(this.state.why ?? 'there is no connection');
  }

  private async open(url: string): Promise<Line> {
    const line = new Line(url, await this.connect(url, this.settings, this.closed), this.settings);
    line.onEvent = (event) => this.joining.take(event, line);
    line.onLost = (why) => this.unready(why);
    return line;
  }

  /** @throws what it cannot be joined for */
  private async use(line: Line): Promise<void> {
    const leave = () => line.drop('closed');
    this.closed.addEventListener('abort', leave);
    try {
      while (!line.lost) {
        this.stale = false;
        await Promise.race([this.joining.join(line), line.gone]);
        if (line.lost) break;
        if (!this.stale) await this.hold(line);
      }
    } catch (error) {
      line.drop(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      this.closed.removeEventListener('abort', leave);
    }
  }

  /** The line is ready until it is lost, or has to be joined anew. */
  private async hold(line: Line): Promise<void> {
    const interrupted = new Promise<void>((resolve) => (this.interrupt = resolve));
    this.line = line;
    this.set({ status: 'connected', url: line.url });
    for (const go of this.waiting) go(line);
    this.waiting.clear();
    const held = this.settings.clock.after(HELD_MS, () => (this.attempt = 0));
    await Promise.race([line.gone, interrupted]);
    held.cancel();
  }

  private unready(why: string): void {
    this.line = undefined;
    if (this.closed.aborted) return this.set({ status: 'closed' });
    this.set({ status: this.state.status === 'connecting' ? 'connecting' : 'lost', why });
  }

  private set(state: ConnectionState): void {
    const { status, url, why } = this.state;
    if (status === state.status && url === state.url && why === state.why) return;
    this.state = state;
    this.settings.tap?.({ kind: 'connection', connection: state });
    this.changed.tell(state);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        timer.cancel();
        end();
        resolve();
      };
      const timer = this.settings.clock.after(ms, done);
      const end = onAbort(this.closed, done);
    });
  }
}
