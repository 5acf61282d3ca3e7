import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Happenings } from '../happenings/happenings.js';
import { PACE, type Pace } from '../runtime/pace.js';
import { ServiceMonitor } from '../services/service-monitor.js';
import { SessionPreparation } from '../services/session-preparation.js';
import { SessionService } from '../sessions/session.service.js';
import { ClientAddress } from './client-address.js';
import type { Holder } from './backlog.js';
import { Connections } from './connections.js';
import { Holdings } from './holdings.js';
import { SocketClient } from './socket-client.js';

/** The clients that are connected. One that reads too slowly is let go: it comes back, and resumes where it was. */
@Injectable()
export class SocketClients {
  private readonly logger = new Logger(SocketClients.name);
  private readonly clients = new WeakMap<Socket, SocketClient>();

  constructor(
    private readonly sessions: SessionService,
    private readonly monitor: ServiceMonitor,
    private readonly preparation: SessionPreparation,
    private readonly address: ClientAddress,
    private readonly connections: Connections,
    private readonly holdings: Holdings,
    private readonly happenings: Happenings,
    @Inject(PACE) private readonly pace: Pace,
  ) {}

  of(socket: Socket): SocketClient {
    const known = this.clients.get(socket);
    if (known) return known;
    const { address: peer, headers } = socket.handshake;
    const address = this.address.of({ peer, forwarded: headers['x-forwarded-for'] });
    const [backlog, rate] = [this.connections.backlog(socket.conn), this.connections.rate(socket.conn)];
    const client = new SocketClient(socket, address, backlog, rate, (slow) => this.letGo(slow));
    this.clients.set(socket, client);
    backlog.holder = this.holder(client);
    this.happenings.tell({ kind: 'connection.opened', client: client.id, address });
    return client;
  }

  /** Its connection is gone. There may be thousands of them in one moment. */
  gone(socket: Socket, reason?: string): void {
    const client = this.clients.get(socket);
    if (!client) return;
    this.pace.run(() => {
      this.monitor.unbind(client.id);
      this.sessions.clientGone(client.id, client.resources);
      this.preparation.clientGone(client.id);
      const { id, address } = client;
      this.happenings.tell({ kind: 'connection.closed', client: id, address, ...(reason && { reason }) });
    });
  }

  private holder(client: SocketClient): Holder {
    const { holdings } = this;
    return {
      get hasSession() {
        return holdings.any(client);
      },
      get signingIn() {
        return client.signingIn > 0;
      },
    };
  }

  private letGo(client: SocketClient): void {
    this.logger.warn('it reads too slowly: its connection is closed', { client: client.id });
    this.monitor.unbind(client.id);
    const bound = [...client.resources].filter((one) => this.sessions.find(one)?.session.binding.boundTo(client.id));
    for (const resource of bound) this.sessions.unbind(resource, client.id, 'slow');
    client.letGo(bound);
  }
}
