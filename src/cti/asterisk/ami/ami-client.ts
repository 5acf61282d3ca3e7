import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '../../../runtime/clock.js';
import { withDeadline } from '../../../runtime/deadline.js';
import { RandomIds } from '../../../runtime/random-ids.js';
import { currentTraceId } from '../../../tracing/current-trace-id.js';
import { inSpan } from '../../../tracing/in-span.js';
import type { Trust } from '../trust.js';
import { encodeAction, type AmiFields } from './ami-action.js';
import { AmiClosedError, AmiTimeoutError } from './ami-error.js';
import type { AmiMessage } from './ami-message.js';
import { AmiParser } from './ami-parser.js';
import { isWhole } from './is-whole.js';
import { PendingActions, type AmiAnswer } from './pending-actions.js';

export interface AmiSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly secret: string;
  /** event classes to be sent, e.g. `system,call,agent` */
  readonly events: string;
  /** encrypted, and by whom the switch is vouched for; left out: plain */
  readonly tls?: Trust;
  /** milliseconds for the connection and for each action */
  readonly deadline: number;
}

export interface AmiListener {
  /** all events of one read from the network, in order */
  events(batch: readonly AmiMessage[]): void;
  /** the connection is gone, once, also after `close` */
  closed(error: Error): void;
}

const KEEP_ALIVE_MS = 10_000;

/** One connection to the manager interface. It does not come back by itself: its owner makes a new one. */
export class AmiClient {
  private readonly parser = new AmiParser();
  private readonly pending: PendingActions;
  private readonly greeted: Promise<void>;
  private greet: () => void = () => {};
  /** begins all action ids: whoever can write into the stream cannot answer for the switch */
  private readonly secret = new RandomIds().next();
  private next = 0;
  private ended: Error | undefined;

  private constructor(
    private readonly socket: Socket,
    clock: Clock,
    settings: AmiSettings,
    private readonly listener: AmiListener,
  ) {
    this.pending = new PendingActions(clock, settings.deadline);
    this.greeted = new Promise((resolve) => (this.greet = resolve));
    socket.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (error) => this.end(new AmiClosedError(undefined, { cause: error })));
    socket.on('close', () => this.end(new AmiClosedError()));
  }

  /**
   * Connects and logs in; `signal` gives the attempt up.
   * @throws AmiClosedError, AmiTimeoutError, AmiProtocolError, AmiRefusedError (of `Login`)
   */
  static async connect(
    settings: AmiSettings,
    clock: Clock,
    listener: AmiListener,
    signal?: AbortSignal,
  ): Promise<AmiClient> {
    const { host, port, tls } = settings;
    const socket = tls ? connectTls({ host, port, ...tls, minVersion: 'TLSv1.2' }) : connect({ host, port });
    let fail: (error: Error) => void = () => {};
    const failed = new Promise<never>((_, reject) => (fail = reject));
    const client = new AmiClient(socket, clock, settings, {
      events: (batch) => listener.events(batch),
      closed: (error) => {
        fail(error);
        listener.closed(error);
      },
    });
    const abort = () => client.close();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const greeted = Promise.race([client.greeted, failed]);
      await withDeadline(clock, settings.deadline, greeted, () => new AmiTimeoutError('connect'));
      await client.action('Login', { Username: settings.user, Secret: settings.secret, Events: settings.events });
      return client;
    } catch (error) {
      client.close();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** @throws AmiRefusedError, AmiTimeoutError, AmiClosedError, AmiFieldError */
  async action(name: string, fields: AmiFields = {}): Promise<AmiMessage> {
    return (await this.ask(name, fields, false)).answer;
  }

  /** For actions that answer with a list of events; the same errors as `action`. */
  async list(name: string, fields: AmiFields = {}): Promise<readonly AmiMessage[]> {
    return (await this.ask(name, fields, true)).items;
  }

  close(): void {
    this.end(new AmiClosedError('AMI connection closed'));
  }

  private ask(name: string, fields: AmiFields, list: boolean): Promise<AmiAnswer> {
    return inSpan(`AMI ${name}`, 'client', () => this.send(name, fields, list));
  }

  private async send(name: string, fields: AmiFields, list: boolean): Promise<AmiAnswer> {
    if (this.ended) throw this.ended;
    // What Asterisk logs of an action, and the events that follow from it, can be found by the command's trace.
    const trace = currentTraceId();
    const own = `${this.secret}-${++this.next}`;
    const id = trace === undefined ? own : `${own}-${trace}`;
    const text = encodeAction(name, id, fields);
    const answer = this.pending.add(id, name, list);
    this.socket.write(text);
    return answer;
  }

  private read(chunk: Buffer): void {
    if (this.ended) return;
    let messages: AmiMessage[];
    try {
      messages = this.parser.feed(chunk);
    } catch (error) {
      this.end(error as Error);
      return;
    }
    if (this.parser.greeting !== undefined) this.greet();
    const events = messages.filter((message) => isWhole(message) && this.isOurs(message) && this.isEvent(message));
    if (events.length > 0) this.listener.events(events);
  }

  /** An answer has the id of an action of this connection, and so has an event that follows from one. */
  private isOurs(message: AmiMessage): boolean {
    const id = message.get('ActionID');
    return id === undefined ? message.event !== undefined : id.startsWith(`${this.secret}-`);
  }

  private isEvent(message: AmiMessage): boolean {
    return !this.pending.offer(message) && message.event !== undefined;
  }

  private end(error: Error): void {
    if (this.ended) return;
    this.ended = error;
    this.socket.destroy();
    this.pending.closeAll(error);
    this.listener.closed(error);
  }
}
