import { WebSocket, type RawData } from 'ws';
import { CtiUnavailableError } from '../../../../errors/switch-errors.js';
import type { Clock } from '../../../../runtime/clock.js';
import { carriedTrace } from '../../../../tracing/carried-trace.js';
import { inSpan } from '../../../../tracing/in-span.js';
import { heartbeat } from '../wire/heartbeat.js';
import { LINK_PATH, WIRE_VERSION, type FromSwitch, type Hello, type Questions, type Topic } from '../wire/messages.js';
import { parseFrame } from '../wire/parse-frame.js';
import { fromWire } from '../wire/wire-error.js';
import { knownMessage } from './known-message.js';
import { LossReason } from './loss-reason.js';
import { OpenQuestions } from './open-questions.js';
import type { RemoteSettings } from './remote-settings.js';

/** Bytes of a message from the switch: a directory of many thousand entries. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Bytes that may wait for a switch that does not read. */
const MOST_WAITING = 64 * 1024 * 1024;

/** Milliseconds until the switch has said who it is, and between two questions whether it is alive. */
const GREETING = 5_000;
const HEARTBEAT = 5_000;

/** What the switch tells without being asked. */
export type News = Extract<FromSwitch, { readonly kind: 'report' | 'closed' | 'directory' }>;

/** One life of the link to the switch's process. */
export class SwitchConnection {
  /** resolves when it is over, with why, for people */
  readonly lost: Promise<string>;
  /** what the switch calls this life of its process; known from `greeted` on */
  life = '';
  private readonly questions: OpenQuestions;
  private readonly socket: WebSocket;
  private readonly pulse: { end(): void };
  private readonly reason = new LossReason();
  private greet: (hello: Hello) => void = () => undefined;
  private readonly hello = new Promise<Hello>((resolve) => (this.greet = resolve));

  constructor(
    settings: RemoteSettings,
    private readonly clock: Clock,
    private readonly tell: (news: News) => void,
  ) {
    const url = new URL(LINK_PATH, settings.url);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.questions = new OpenQuestions(clock, settings.replyTimeout);
    this.socket = new WebSocket(url, {
      maxPayload: MOST_BYTES,
      perMessageDeflate: false,
    });
    this.pulse = heartbeat(this.socket, clock, HEARTBEAT, () => this.end('the switch is silent'));
    this.socket.on('message', (data, isBinary) => this.hear(data, isBinary));
    this.socket.on('error', (error) => this.reason.note(error));
    this.socket.on('unexpected-response', (request, { statusCode }) => {
      this.reason.refused(statusCode);
      request.destroy();
      this.socket.terminate();
    });
    this.lost = new Promise((resolve) => {
      this.socket.once('close', (code, text) => {
        this.pulse.end();
        const reason = this.reason.of(code, text.toString());
        this.questions.refuseAll(() => new CtiUnavailableError(reason));
        resolve(reason);
      });
    });
  }

  /** Until the switch has said who it is. @returns false where it is lost before */
  async greeted(): Promise<boolean> {
    const timer = this.clock.after(GREETING, () => this.end('the simulated switch does not answer'));
    const hello = await Promise.race([this.hello, this.lost]);
    timer.cancel();
    if (typeof hello === 'string') return false;
    if (hello.wire !== WIRE_VERSION) {
      this.end('the simulated switch is of another version');
      return false;
    }
    this.life = hello.life;
    return true;
  }

  /** @throws CtiUnavailableError, CtiTimeoutError, and what the switch says */
  ask<T extends Topic>(topic: T, ask: Questions[T]['ask'], signal?: AbortSignal): Promise<Questions[T]['answer']> {
    return inSpan(`simulator ${topic}`, 'client', () => this.question(topic, { ...ask, ...carriedTrace() }, signal));
  }

  private question(topic: Topic, ask: object, signal?: AbortSignal): Promise<unknown> {
    if (this.socket.readyState !== WebSocket.OPEN) return Promise.reject(new CtiUnavailableError());
    let abort: (() => void) | undefined;
    const answer = this.questions.ask((id) => {
      abort = () => this.send({ kind: 'abort', id });
      signal?.addEventListener('abort', abort, { once: true });
      this.send({ kind: 'ask', id, topic, ...ask });
    });
    return answer.finally(() => abort && signal?.removeEventListener('abort', abort));
  }

  /** @param reason for people */
  end(reason: string): void {
    this.reason.say(reason);
    this.socket.terminate();
  }

  private send(message: object): void {
    if (this.socket.bufferedAmount > MOST_WAITING) this.end('the switch does not read');
    else this.socket.send(JSON.stringify(message), () => undefined);
  }

  private hear(data: RawData, isBinary: boolean): void {
    const message = knownMessage(parseFrame(data, isBinary));
    if (!message) {
      this.end('what listens there is no simulated switch');
      return;
    }
    switch (message.kind) {
      case 'hello':
        this.greet(message);
        return;
      case 'answer':
        this.questions.answer(message.id, message.value);
        return;
      case 'refusal':
        this.questions.refuse(message.id, fromWire(message.error));
        return;
      default:
        this.tell(message);
    }
  }
}
