import type { Socket } from 'socket.io';
import type { Cause } from '../protocol/cause.js';
import type { ServiceMonitorEvent } from '../protocol/service/service-event.js';
import type { SessionEvent } from '../protocol/session/session-event.js';
import { Transport } from '../protocol/transport.js';
import type { SessionClient } from '../sessions/binding/session-client.js';

/** A connected socket, as sessions and services see it. */
export class SocketClient implements SessionClient {
  constructor(private readonly socket: Socket) {}

  get id(): string {
    return this.socket.id;
  }

  /** network address of the other side */
  get address(): string {
    return this.socket.handshake.address;
  }

  event(event: SessionEvent): void {
    this.socket.emit(Transport.event, event);
  }

  serviceEvent(event: ServiceMonitorEvent): void {
    this.socket.emit(Transport.event, event);
  }

  unbound(resource: string, cause: Cause): void {
    this.socket.emit(Transport.event, { eventType: 'resourceUnbound', resource, cause });
  }
}
