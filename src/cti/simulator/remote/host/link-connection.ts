import type { RawData, WebSocket } from 'ws';
import { CtiRejectedError, CtiTimeoutError } from '../../../../errors/switch-errors.js';
import type { Clock } from '../../../../runtime/clock.js';
import type { CtiDirectoryReport } from '../../../port/cti-directory.js';
import { inTraceOf } from '../../../../tracing/in-trace-of.js';
import { heartbeat } from '../wire/heartbeat.js';
import { CLOSE_CUT, WIRE_VERSION, type FromSwitch, type Question } from '../wire/messages.js';
import { parseFrame } from '../wire/parse-frame.js';
import { toWire } from '../wire/wire-error.js';
import { knownQuestion } from './known-question.js';
import { LinkedSessions } from './linked-sessions.js';
import type { SharedSwitch } from './shared-switch.js';

/** Milliseconds between two questions whether the instance is alive. */
const HEARTBEAT = 10_000;

/** Bytes that may wait for an instance that does not read. */
const MOST_WAITING = 64 * 1024 * 1024;

/** Questions of one instance that may be under way. */
const MOST_QUESTIONS = 20_000;

const TOO_MANY = new CtiRejectedError('refused', 'too many questions are under way');

/** One instance at the switch: its questions, and the sessions that it has over this link. */
export class LinkConnection {
  private readonly sessions: LinkedSessions;
  private readonly underWay = new Map<number, AbortController>();
  private readonly pulse: { end(): void };
  private ended = false;

  /** @param gone called once, when nothing of it is left */
  constructor(
    private readonly socket: WebSocket,
    private readonly shared: SharedSwitch,
    clock: Clock,
    private readonly gone: (connection: LinkConnection) => void,
  ) {
    this.sessions = new LinkedSessions(shared, (message) => this.send(message));
    this.pulse = heartbeat(socket, clock, HEARTBEAT, () => socket.terminate());
    socket.on('message', (data, isBinary) => this.hear(data, isBinary));
    socket.on('error', () => socket.terminate());
    socket.once('close', () => this.end());
    shared.provider.directory.watch(this.tellDirectory);
    this.send({ kind: 'hello', wire: WIRE_VERSION, life: shared.life });
  }

  /** From now on nothing passes. @param reason for people, without secrets */
  cut(reason: string): void {
    this.ended = true;
    this.socket.close(CLOSE_CUT, reason.slice(0, 40));
  }

  private readonly tellDirectory = (report: CtiDirectoryReport): void => this.send({ kind: 'directory', report });

  private hear(data: RawData, isBinary: boolean): void {
    if (this.ended) return;
    const message = knownQuestion(parseFrame(data, isBinary));
    if (!message) this.socket.close(1008);
    else if (message.kind === 'abort') this.underWay.get(message.id)?.abort();
    else void this.answer(message);
  }

  private async answer(question: Question): Promise<void> {
    const { id } = question;
    const controller = new AbortController();
    try {
      if (this.underWay.size >= MOST_QUESTIONS) throw TOO_MANY;
      this.underWay.set(id, controller);
      this.send({ kind: 'answer', id, value: (await this.carryOut(question, controller.signal)) ?? null });
    } catch (error) {
      // An answer that the script has lost does not come: it is the instance that finds so.
      if (!(error instanceof CtiTimeoutError)) this.send({ kind: 'refusal', id, error: toWire(error) });
    } finally {
      if (this.underWay.get(id) === controller) this.underWay.delete(id);
    }
  }

  private carryOut(question: Question, signal: AbortSignal): Promise<unknown> {
    return inTraceOf(`simulator ${question.topic}`, question, () => this.sessions.answer(question, signal));
  }

  private send(message: FromSwitch): void {
    if (this.ended || this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MOST_WAITING) this.socket.terminate();
    else this.socket.send(JSON.stringify(message));
  }

  private end(): void {
    this.ended = true;
    this.pulse.end();
    this.shared.provider.directory.unwatch(this.tellDirectory);
    this.sessions.leaveAll();
    this.gone(this);
  }
}
