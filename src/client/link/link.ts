import type { CommandResponse } from '../../protocol/response.js';
import type { ConnectionState } from '../connection-state.js';
import { NoAnswerError } from '../errors/no-answer-error.js';
import { NoConnectionError } from '../errors/no-connection-error.js';
import { Listeners } from '../listeners.js';
import type { CommandOptions, Settings } from '../options.js';
import type { Addresses } from './addresses.js';
import { backoff } from './backoff.js';
import type { CommandOut } from './command-out.js';
import { Line } from './line.js';
import { LineLost } from './line-lost.js';
import { openSocket } from './open-socket.js';
import { Patience } from './patience.js';

/** Answers after which the same command is sent again, by the same id: nobody has begun it. */
const NOT_BEGUN: ReadonlySet<string> = new Set(['NOT_BOUND', 'SERVICE_UNAVAILABLE']);
const AGAIN_MS = 100;

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
  private waiting: ((line: Line) => void)[] = [];
  private attempt = 0;
  /** the line has to be joined anew */
  private stale = false;
  private interrupt: () => void = () => undefined;

  constructor(
    readonly addresses: Addresses,
    private readonly settings: Settings,
    private readonly closed: AbortSignal,
    private readonly joining: Joining,
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

  /** Resolves with a line that is joined, at once where there is one. */
  ready(): Promise<Line> {
    return this.line ? Promise.resolve(this.line) : new Promise((resolve) => this.waiting.push(resolve));
  }

  /**
   * Sends a command until it is answered, over however many lines; with an `id` of its own it is done once.
   * @param ends what gives it up, beside the options
   * @throws NoAnswerError, NoConnectionError, the reason of what gave it up
   */
  async ask(message: CommandOut, { signal, patience }: CommandOptions, ends?: AbortSignal): Promise<CommandResponse> {
    const late = () => (this.line ? new NoAnswerError(message.command) : this.nowhere());
    const { clock, patience: usual } = this.settings;
    const wait = new Patience(clock, patience ?? usual, late, [this.closed, ends, signal]);
    try {
      for (;;) {
        const line = await wait.for(this.ready());
        const answer = await wait.for(line.ask(message)).catch((error: unknown) => {
          if (!(error instanceof LineLost)) throw error;
        });
        if (answer && !(message.target && NOT_BEGUN.has(answer.failure?.code ?? ''))) return answer;
        if (answer) await wait.for(this.pause(AGAIN_MS));
      }
    } finally {
      wait.end();
    }
  }

  /** Sends what is of use on the line that there is now, and on no other. */
  tell(message: CommandOut): void {
    this.line?.ask(message).catch(() => undefined);
  }

  nowhere(): NoConnectionError {
    return new NoConnectionError(this.state.why ?? 'there is no connection');
  }

  private async open(url: string): Promise<Line> {
    const line = new Line(url, await openSocket(url, this.settings, this.closed), this.settings);
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
        this.attempt = 0;
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
    for (const go of this.waiting.splice(0)) go(line);
    await Promise.race([line.gone, interrupted]);
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
    this.changed.tell(state);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        timer.cancel();
        this.closed.removeEventListener('abort', done);
        resolve();
      };
      const timer = this.settings.clock.after(ms, done);
      this.closed.addEventListener('abort', done);
    });
  }
}
