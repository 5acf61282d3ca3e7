import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Server, Socket } from 'socket.io';
import { CLOCK, type Clock } from '../runtime/clock.js';
import { ServiceMonitor } from '../services/service-monitor.js';
import { SessionService } from '../sessions/session.service.js';
import { ClientAddress } from './client-address.js';
import { Backlog, type Connection } from './backlog.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { SocketClient } from './socket-client.js';

/** The clients that are connected. One that reads too slowly is let go: it comes back, and resumes where it was. */
@Injectable()
export class SocketClients {
  private readonly logger = new Logger(SocketClients.name);
  private readonly backlogs = new WeakMap<Connection, Backlog>();
  private readonly clients = new WeakMap<Socket, SocketClient>();

  constructor(
    private readonly sessions: SessionService,
    private readonly monitor: ServiceMonitor,
    private readonly address: ClientAddress,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Counts what waits for each connection from its beginning, also for those that never become a socket. */
  watch(server: Server): void {
    server.engine.on('connection', (connection: Connection) => this.backlog(connection));
  }

  of(socket: Socket): SocketClient {
    const known = this.clients.get(socket);
    if (known) return known;
    const { address: peer, headers } = socket.handshake;
    const address = this.address.of({ peer, forwarded: headers['x-forwarded-for'] });
    const client = new SocketClient(socket, address, this.backlog(socket.conn), (slow) => this.letGo(slow));
    this.clients.set(socket, client);
    return client;
  }

  private backlog(connection: Connection): Backlog {
    const known = this.backlogs.get(connection);
    if (known) return known;
    const backlog = new Backlog(connection, this.settings.pendingBytes, this.clock);
    this.backlogs.set(connection, backlog);
    return backlog;
  }

  private letGo(client: SocketClient): void {
    this.logger.warn(`${client.id} reads too slowly: its connection is closed`);
    this.monitor.unbind(client.id);
    const bound = [...client.resources].filter((one) => this.sessions.find(one)?.session.binding.boundTo(client.id));
    for (const resource of bound) this.sessions.unbind(resource, client.id);
    client.letGo(bound);
  }
}
