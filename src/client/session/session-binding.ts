import type { Cause } from '../../protocol/cause.js';
import type { SessionTreeObject } from '../../protocol/objects/session.object.js';
import type { CommandResponse } from '../../protocol/response.js';
import type { ResourceUnboundEvent } from '../../protocol/service/service-event.js';
import type { Clock } from '../../runtime/clock.js';
import { RefusedError } from '../errors/refused-error.js';
import { SessionOverError } from '../errors/session-over-error.js';
import type { CommandOut } from '../link/command-out.js';
import type { Line } from '../link/line.js';
import { Listeners } from '../listeners.js';
import { ServerTime } from './server-time.js';
import type { SessionMirror } from './session-mirror.js';
import type { SessionState } from './session-state.js';
import type { ToldEvent } from './told-event.js';

/** Has a session told to this client, over one line after the other. */
export class SessionBinding {
  readonly changed = new Listeners<void>();
  readonly time: ServerTime;
  state: SessionState = { status: 'away' };
  private readonly ending = new AbortController();
  private readonly ended = new Promise<void>((resolve) => this.over.addEventListener('abort', () => resolve()));
  /** the one it was bound on last */
  private line: Line | undefined;

  /** @param token with which it is bound */
  constructor(
    readonly id: string,
    readonly token: string,
    private readonly mirror: SessionMirror,
    private readonly clock: Clock,
  ) {
    this.time = new ServerTime(clock);
  }

  /** Is aborted when it is over. */
  get over(): AbortSignal {
    return this.ending.signal;
  }

  /**
   * Binds it, and has everything told that was missed.
   * @throws RefusedError where another address is to be tried, LineLost
   */
  async join(line: Line): Promise<void> {
    if (this.over.aborted) return;
    const { id: resource, token } = this;
    const { lastSeq } = this.mirror;
    const data = { resource, token, ...(lastSeq === undefined ? {} : { lastSeq }) };
    const bound = await this.ask(line, { command: 'bindResource', data });
    if (!bound) return;
    this.line = line;
    if (this.over.aborted) return this.unbind();
    if (lastSeq === undefined) await this.ask(line, { command: 'session.snapshot', target: resource }, this.plant);
    // Nothing more is told of what is over.
    await Promise.race([this.mirror.upTo(Number(bound['seq'])), this.ended]);
    if (!line.lost) this.become({ status: 'live' });
  }

  /** The line is lost. */
  leave(): void {
    this.become({ status: 'away' });
  }

  /** @param failure what a try to renew it has failed with */
  renewed(failure?: Error): void {
    const { status, unrenewed } = this.state;
    if (status === 'over' || unrenewed === failure) return;
    this.state = Object.freeze({ status, ...(failure && { unrenewed: failure }) });
    this.changed.tell();
  }

  end(cause?: Cause): void {
    if (this.over.aborted) return;
    this.state = Object.freeze({ status: 'over', ...(cause && { cause }) });
    this.ending.abort(new SessionOverError());
    this.changed.tell();
  }

  /** Ends it here, and leaves it to the service, which ends it when nobody comes for it. */
  letGo(): void {
    this.end();
    this.unbind();
  }

  take(event: ToldEvent, line: Line): void {
    if (!this.mirror.take(event)) line.drop('an event is missing');
    if (event.name === 'session.ended') this.end(event.cause);
  }

  /** The binding is taken from this client, which may come back but where another one has it. */
  unbound({ cause }: ResourceUnboundEvent, line: Line): void {
    if (cause.code === 'override') this.end(cause);
    else line.drop(cause.code);
  }

  private readonly plant = ({ data, seq }: CommandResponse): void => {
    this.mirror.plant((data as { session: SessionTreeObject }).session, Number(seq));
  };

  /** @returns undefined where the session is over */
  private async ask(line: Line, message: CommandOut, take?: (answer: CommandResponse) => void) {
    const asked = this.clock.elapsed();
    const answer = await line.ask(message, ({ failure, ...answer }) => {
      this.time.learn(answer['time'], asked);
      if (!failure) take?.(answer);
    });
    if (!answer.failure) return answer;
    if (answer.failure.retryable && !this.over.aborted) throw new RefusedError(message.command, answer.failure);
    this.end();
    return undefined;
  }

  /** On no other line than that: one that is lost has been unbound with it. */
  private unbind(): void {
    this.line?.ask({ command: 'unbindResource', data: { resource: this.id } }).catch(() => undefined);
  }

  private become(state: SessionState): void {
    if (this.over.aborted || this.state.status === state.status) return;
    this.state = Object.freeze({ ...this.state, ...state });
    this.changed.tell();
  }
}
