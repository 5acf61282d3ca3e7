import type { ServerResponse } from 'node:http';
import type { Socket } from 'socket.io';
import type { Clock, Timer } from '../runtime/clock.js';

export type Connection = Socket['conn'];

/** What a packet costs beside its text, in bytes: many small ones must not be free. */
const PACKET_COST = 256;

/** How long a connection that is given up may take to read what waits, in milliseconds. */
const LAST_WORDS_PATIENCE = 10_000;

/** How long the answer to one long poll may take to be read, in milliseconds. */
const POLL_PATIENCE = 60_000;

/** Counts the bytes that wait for one connection to take them, and ends it when too much waits. */
export class Backlog {
  private queued = 0;
  private inFlight = 0;
  private ending = false;

  /** @param limit bytes; one packet more may wait, so that a large one goes out where nothing else waits */
  constructor(
    private readonly connection: Connection,
    private readonly limit: number,
    private readonly clock: Clock,
  ) {
    connection.on('packetCreate', ({ data }: { data?: string | Buffer }) => this.created(data));
    connection.on('flush', () => this.flushed());
  }

  /** Nothing may be sent any more. */
  get full(): boolean {
    return this.ending || this.queued + this.inFlight > this.limit;
  }

  /**
   * Closes below Socket.IO, as by a lost line: the client comes back by itself. What waits may still be read for a
   * while; what the client sends is no longer read.
   * @param lastWords sends what the client is to know at the end
   */
  close(lastWords?: () => void): void {
    if (this.ending) return;
    this.ending = true;
    lastWords?.();
    const timer = this.clock.after(LAST_WORDS_PATIENCE, () => this.connection.close(true));
    this.connection.once('close', () => timer.cancel());
    this.connection.close();
  }

  private created(data: string | Buffer | undefined): void {
    // Not everything is sent by us: the transport answers pings and refuses namespaces without asking.
    if (this.full) this.close();
    this.queued += PACKET_COST + (data === undefined ? 0 : Buffer.byteLength(data));
  }

  /** All that was queued is given to the transport. */
  private flushed(): void {
    const bytes = this.queued;
    this.queued = 0;
    this.inFlight += bytes;
    const taken = () => {
      this.inFlight -= bytes;
    };
    const poll = this.poll();
    if (poll) this.watch(poll, taken);
    else this.connection.transport.once('drain', taken);
  }

  /** A long poll counts until it has been read: the client may send the next one over another connection before. */
  private watch(poll: ServerResponse, taken: () => void): void {
    const timer: Timer = this.clock.after(POLL_PATIENCE, () => poll.destroy());
    poll.once('close', () => {
      timer.cancel();
      taken();
    });
  }

  private poll(): ServerResponse | undefined {
    return (this.connection.transport as { readonly res?: ServerResponse }).res;
  }
}
