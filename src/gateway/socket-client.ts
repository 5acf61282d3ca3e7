import type { Socket } from 'socket.io';
import { RateLimitedError } from '../errors/desktop-errors.js';
import type { Cause } from '../protocol/cause.js';
import type { CommandResponse } from '../protocol/response.js';
import type { InstanceEntry } from '../protocol/service/instance-entry.js';
import type { ResourceUnboundEvent, ServiceMonitorEvent } from '../protocol/service/service-event.js';
import { Transport } from '../protocol/transport.js';
import type { SessionClient } from '../sessions/binding/session-client.js';
import type { RecordedEvent } from '../sessions/journal/recorded-event.js';
import type { Backlog } from './backlog.js';
import { eventPacket } from './event-packet.js';
import { clientNetwork } from '../addresses/client-network.js';
import type { TokenBucket } from './token-bucket.js';

const TOO_SLOW: Cause = { code: 'clientlost', by: { kind: 'client' } };

/** How much may wait for a client that is told something aside, in bytes. */
const ASIDE_BYTES = 65_536;

/** A connected socket, as sessions and services see it. */
export class SocketClient implements SessionClient {
  /** the sessions that it has prepared or bound; some of them may be over, or bound by another client */
  readonly resources = new Set<string>();
  /** how many prepareSession of it are under way */
  signingIn = 0;
  private slow = false;

  /**
   * @param address of the other side, behind proxies that are trusted
   * @param rate how many commands its connection may send
   * @param onSlow called once, when this client has left too much unread; nothing is sent to it from then on
   */
  constructor(
    private readonly socket: Socket,
    readonly address: string,
    private readonly backlog: Backlog,
    private readonly rate: TokenBucket,
    private readonly onSlow: (client: SocketClient) => void,
  ) {}

  get id(): string {
    return this.socket.id;
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  /** what it gave as `auth.token` when it connected */
  get token(): string | undefined {
    const { token } = this.socket.handshake.auth;
    return typeof token === 'string' && token !== '' ? token : undefined;
  }

  /** what counts as one place that clients come from, see `clientNetwork` */
  get network(): string {
    return clientNetwork(this.address);
  }

  /** Counts one command. @throws RateLimitedError where it may not send one now; that one is not counted */
  command(): void {
    const wait = this.rate.wait();
    if (wait > 0) throw new RateLimitedError(wait);
    this.rate.take();
  }

  event({ text, heard }: RecordedEvent): void {
    if (this.tooSlow()) return;
    if (heard !== undefined) this.backlog.tells(heard);
    this.socket.conn.write(eventPacket(text));
  }

  aside(text: string): boolean {
    // What can be told later does not stand in the way of calls.
    if (this.backlog.waiting > ASIDE_BYTES || this.tooSlow()) return false;
    this.socket.conn.write(eventPacket(text));
    return true;
  }

  serviceEvent(event: ServiceMonitorEvent): void {
    this.send(event);
  }

  unbound(resource: string, cause: Cause, instances?: readonly InstanceEntry[]): void {
    this.send({ eventType: 'resourceUnbound', resource, cause, ...(instances ? { instances } : {}) });
  }

  /** @param acknowledge the callback that the command came with, where it did */
  answer(response: CommandResponse, acknowledge: unknown): void {
    if (this.tooSlow()) return;
    if (typeof acknowledge === 'function') acknowledge(response);
    else this.socket.emit(Transport.response, response);
  }

  /** Tells it that those are no longer bound, and closes the connection when it has read that, or a while after. */
  letGo(resources: readonly string[]): void {
    const reason = 'too much was waiting to be read';
    this.backlog.close(() => {
      for (const resource of resources) this.emit({ eventType: 'resourceUnbound', resource, cause: TOO_SLOW, reason });
    });
  }

  private send(event: ServiceMonitorEvent | ResourceUnboundEvent): void {
    if (!this.tooSlow()) this.emit(event);
  }

  private emit(event: ServiceMonitorEvent | ResourceUnboundEvent): void {
    this.socket.emit(Transport.event, event);
  }

  private tooSlow(): boolean {
    if (!this.slow && this.backlog.full) {
      this.slow = true;
      // Whoever sends is in the middle of telling something; the binding must not change under its hands.
      queueMicrotask(() => this.onSlow(this));
    }
    return this.slow;
  }
}
