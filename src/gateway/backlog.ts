import type { ServerResponse } from 'node:http';
import type { Socket } from 'socket.io';
import type { Clock, Timer } from '../runtime/clock.js';
import { EventLatency } from './event-latency.js';
import type { Unread, UnreadTotal } from './unread-total.js';

export type Connection = Socket['conn'];

/** Whoever speaks over a connection. */
export interface Holder {
  /** whether it has prepared or bound a session that is still its own */
  readonly hasSession: boolean;
  /** whether a prepareSession of it is under way */
  readonly signingIn: boolean;
}

interface Inner {
  readonly res?: ServerResponse;
  readonly socket?: {
    readonly readyState: number;
    readonly CLOSED: number;
    once(event: 'close', listener: () => void): unknown;
    terminate(): void;
  };
}

/** What a packet costs beside its text, in bytes: many small ones must not be free. */
const PACKET_COST = 256;

/** How much may wait for a connection without a session, in bytes. */
const STRANGER_BYTES = 65_536;

/** How long a connection that is given up may take to read what waits, in milliseconds. */
const LAST_WORDS_PATIENCE = 10_000;

/** How long the answer to one long poll may take to be read, in milliseconds. */
const POLL_PATIENCE = 60_000;

/** Counts the bytes that wait for one connection to take them, and ends it when too much waits. */
export class Backlog implements Unread {
  holder: Holder | undefined;
  private queued = 0;
  private inFlight = 0;
  /** of the events that are queued: when the report was heard that they come of */
  private heard: number[] = [];
  private ending = false;
  private over = false;
  /** answers to polls that have not been read */
  private readonly polls = new Set<ServerResponse>();

  /** @param limit bytes; one packet more may wait, so that a large one goes out where nothing else waits */
  constructor(
    private readonly connection: Connection,
    private readonly limit: number,
    private readonly total: UnreadTotal,
    private readonly clock: Clock,
    private readonly latency: EventLatency = new EventLatency(),
  ) {
    total.add(this);
    connection.on('packetCreate', ({ data }: { data?: string | Buffer }) => this.created(data));
    connection.on('flush', () => this.flushed());
    connection.once('close', () => this.closed());
  }

  /** An event is queued next. @param heard see `RecordedEvent` */
  tells(heard: number): void {
    if (this.latency.measure) this.heard.push(heard);
  }

  get waiting(): number {
    return this.queued + this.inFlight;
  }

  get standing(): Unread['standing'] {
    if (this.ending || this.over) return 0;
    return this.holder?.hasSession ? 2 : 1;
  }

  /** Nothing may be sent any more. */
  get full(): boolean {
    if (this.ending) return true;
    const { waiting } = this;
    if (waiting <= STRANGER_BYTES) return false;
    // What only waits for the end of this turn is nobody's fault.
    return waiting > this.limit || !(this.connection.transport.writable || this.holder?.hasSession);
  }

  /**
   * Closes below Socket.IO, as by a lost line: the client comes back by itself. What waits may still be read for a
   * while; what the client sends is no longer read.
   * @param lastWords sends what the client is to know at the end
   */
  close(lastWords?: () => void): void {
    if (this.ending) return;
    if (this.full) this.total.letGo.one += 1;
    this.ending = true;
    lastWords?.();
    const timer = this.clock.after(LAST_WORDS_PATIENCE, () => this.discard());
    this.connection.once('close', () => timer.cancel());
    this.connection.close();
  }

  /** Closes at once; what waits is given up. */
  discard(): void {
    this.ending = true;
    const { transport } = this;
    for (const poll of this.polls) poll.destroy();
    this.connection.close(true);
    // Its close would wait for the client, who does not read.
    transport.socket?.terminate();
    this.settle();
  }

  private created(data: string | Buffer | undefined): void {
    // Not everything is sent by us: the transport answers pings and refuses namespaces without asking.
    if (this.full) this.close();
    const bytes = PACKET_COST + (data === undefined ? 0 : Buffer.byteLength(data));
    this.queued += bytes;
    this.total.change(bytes);
  }

  /** All that was queued is given to the transport. */
  private flushed(): void {
    const bytes = this.queued;
    this.queued = 0;
    this.inFlight += bytes;
    if (this.heard.length > 0) this.measure();
    const taken = () => this.taken(bytes);
    const { res: poll } = this.transport;
    if (poll) this.watch(poll, taken);
    else this.connection.transport.once('drain', taken);
  }

  private measure(): void {
    const now = this.clock.elapsed();
    for (const heard of this.heard) this.latency.measure?.(now - heard);
    this.heard = [];
  }

  /** A long poll counts until it has been read: the client may send the next one over another connection before. */
  private watch(poll: ServerResponse, taken: () => void): void {
    this.polls.add(poll);
    const timer: Timer = this.clock.after(POLL_PATIENCE, () => poll.destroy());
    poll.once('close', () => {
      this.polls.delete(poll);
      timer.cancel();
      taken();
    });
  }

  private taken(bytes: number): void {
    // Some of it may have been given up already.
    const really = Math.min(bytes, this.inFlight);
    this.inFlight -= really;
    this.total.change(-really);
    if (this.over && this.waiting === 0) this.total.remove(this);
  }

  /** Nothing more is sent; what has been given to the transport still waits until it is read or given up. */
  private closed(): void {
    this.over = true;
    this.total.change(-this.queued);
    this.queued = 0;
    const { socket } = this.transport;
    if (socket && socket.readyState !== socket.CLOSED) {
      const timer = this.clock.after(LAST_WORDS_PATIENCE, () => socket.terminate());
      socket.once('close', () => {
        timer.cancel();
        this.settle();
      });
    } else if (this.polls.size === 0) this.settle();
  }

  private settle(): void {
    this.total.change(-this.waiting);
    this.queued = this.inFlight = 0;
    this.total.remove(this);
  }

  /** What Engine.IO does not tell of its transports: the poll that is being answered, or the WebSocket. */
  private get transport(): Inner {
    return this.connection.transport as Inner;
  }
}
