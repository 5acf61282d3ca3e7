import { io, type Socket } from 'socket.io-client';
import type { CommandResponse } from '../../src/protocol/response.js';
import type { ReceivedEvent } from '../support/desktop.js';
import { watchWire } from '../support/wire/watch-wire.js';
import type { Randomness } from './randomness.js';

const PATIENCE = 30_000;

/** Over however many lines: each may be cut before anything has come through, for long where the machine is busy. */
const OVER_LINES = 180_000;

/** Failures of a moment, after which the same is asked again. */
const AGAIN = new Set(['NOT_BOUND', 'SERVICE_UNAVAILABLE']);

/**
 * A desktop that goes on over lost lines as the protocol says: it connects again, binds with its token and the last event
 * that it has, and sends again, with the same id, what was not answered.
 */
export class CutDesktop {
  readonly events: ReceivedEvent[] = [];
  readonly faults: string[] = [];
  /** milliseconds from each loss of a line until it was bound again */
  readonly gaps: number[] = [];
  resource = '';
  private token = '';
  private socket: Socket | undefined;
  private count = 0;
  private bound: Promise<void> = Promise.resolve();
  private stopped = false;
  private resuming = false;

  constructor(
    private readonly url: string,
    private readonly agent: string,
    private readonly random: Randomness,
  ) {}

  async signIn(): Promise<void> {
    await this.connect();
    const data = { agent: { id: this.agent, password: 'demo' } };
    const { id, token } = (await this.ask({ command: 'prepareSession', data }))['resource'] as {
      id: string;
      token: string;
    };
    this.resource = id;
    this.token = token;
    await this.bind();
    await this.command('session.start', id);
  }

  /** Until it is answered, over however many lines. The answer of success, or the code of the failure. */
  async command(command: string, target: string, data?: object): Promise<CommandResponse> {
    this.count += 1;
    const message = { command, target, id: `${this.agent}-${this.count}`, ...(data ? { data } : {}) };
    const end = Date.now() + OVER_LINES;
    while (Date.now() < end) {
      try {
        await this.bound;
        const answer = await this.ask(message);
        // Another line of its own may have the binding by now, or nobody can say who has it.
        if (!AGAIN.has(answer.failure?.code ?? '')) return answer;
      } catch {
        // The line is gone; the next one is being made.
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`${this.agent}: ${command} was never answered`);
  }

  /** All events up to that number are there. */
  async caughtUp(seq: number): Promise<void> {
    const end = Date.now() + OVER_LINES;
    while ((this.lastSeq ?? 0) < seq) {
      if (Date.now() > end) throw new Error(`${this.agent}: event ${seq} never came, only ${String(this.lastSeq)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  close(): void {
    this.stopped = true;
    this.socket?.disconnect();
  }

  private get lastSeq(): number | undefined {
    return this.events.at(-1)?.seq;
  }

  private async connect(): Promise<void> {
    for (;;) {
      const transports = [this.random.chance(0.3) ? 'polling' : 'websocket'];
      const socket = io(this.url, { transports, forceNew: true, reconnection: false, timeout: 3_000 });
      watchWire(socket);
      socket.on('event', (event: ReceivedEvent) => this.received(socket, event));
      const connected = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('connect_error', () => resolve(false));
        // A line that breaks between the handshake and the joining is told by neither.
        socket.io.once('close', () => resolve(false));
      });
      this.socket = socket;
      socket.once('disconnect', () => this.lost(socket));
      if (connected && socket.connected) return;
      socket.disconnect();
      if (this.stopped) return;
    }
  }

  private lost(socket: Socket): void {
    if (this.stopped || this.resuming || socket !== this.socket || this.token === '') return;
    this.resuming = true;
    const lost = performance.now();
    this.bound = this.again()
      .then(() => void this.gaps.push(performance.now() - lost))
      .finally(() => (this.resuming = false));
    this.bound.catch((error: unknown) => this.faults.push(String(error)));
  }

  private async again(): Promise<void> {
    while (!this.stopped) {
      await this.connect();
      try {
        await this.bind();
        if (this.socket?.connected) return;
      } catch (error) {
        if (error instanceof Refused) throw error;
      }
    }
  }

  private async bind(): Promise<void> {
    const end = Date.now() + PATIENCE;
    let answer = await this.askToBind();
    while (answer.failure?.retryable === true && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      answer = await this.askToBind();
    }
    if (answer.result !== 'success')
      throw new Refused(`${this.agent}: bindResource: ${JSON.stringify(answer.failure)}`);
    if (answer['gap'] === true) throw new Refused(`${this.agent}: a gap after ${String(this.lastSeq)}`);
  }

  private askToBind(): Promise<CommandResponse> {
    const { resource, token, lastSeq } = this;
    const data = { resource, token, ...(lastSeq === undefined ? { lastSeq: 0 } : { lastSeq }) };
    return this.ask({ command: 'bindResource', data });
  }

  private ask(message: object): Promise<CommandResponse> {
    const { socket } = this;
    if (!socket?.connected) throw new Error('no line');
    return socket.timeout(PATIENCE).emitWithAck('command', message) as Promise<CommandResponse>;
  }

  private received(socket: Socket, event: ReceivedEvent): void {
    // Its instance goes, or has been taken for gone: it comes back elsewhere.
    if (event.eventType === 'resourceUnbound' && socket === this.socket) socket.disconnect();
    if (event.seq === undefined) return;
    if (socket !== this.socket) this.faults.push(`${this.agent}: event ${event.seq} over a line that is gone`);
    const expected = (this.lastSeq ?? 0) + 1;
    if (event.seq !== expected) this.faults.push(`${this.agent}: event ${event.seq}, expected ${expected}`);
    this.events.push(event);
  }
}

class Refused extends Error {}
