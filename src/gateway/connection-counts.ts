import type { IncomingMessage } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import type { Connection } from './backlog.js';
import { ClientAddress } from './client-address.js';
import { clientNetwork } from './client-network.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { Tally } from './tally.js';

/** A client that polls has one connection that waits for an answer, and one to send; others come for their health. */
const TCP_FOR_EACH = 2;

/** Counts connections, in all and for each place that they come from. */
@Injectable()
export class ConnectionCounts {
  private readonly connections = new Tally();
  private readonly tcp = new Tally();
  private all = 0;

  constructor(
    private readonly address: ClientAddress,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** connections now */
  get count(): number {
    return this.all;
  }

  /** TCP connections that there may be in all; most of them are Engine.IO's. */
  get tcpLimit(): number {
    return TCP_FOR_EACH * this.settings.connections;
  }

  /** Whether there is room for one more: in all, and for this client. */
  room(request: IncomingMessage): 'yes' | 'full' | 'too many of yours' {
    if (this.all >= this.settings.connections) return 'full';
    const mine = this.connections.of(this.networkOf(request));
    return mine >= this.settings.connectionsPerAddress ? 'too many of yours' : 'yes';
  }

  /** One more, until it is closed. */
  add(connection: Connection): void {
    const remove = this.connections.add(this.networkOf(connection.request));
    this.all += 1;
    connection.once('close', () => {
      this.all -= 1;
      remove();
    });
  }

  /** One TCP connection more, whatever it is for. What comes by a proxy is counted when it tells from whom. */
  addTcp(socket: TcpSocket): void {
    const { remoteAddress: peer } = socket;
    if (this.address.isProxy(peer)) return;
    const network = clientNetwork(this.address.of({ peer, forwarded: undefined }));
    if (this.tcp.of(network) >= TCP_FOR_EACH * this.settings.connectionsPerAddress) {
      socket.destroy();
      return;
    }
    socket.once('close', this.tcp.add(network));
  }

  private networkOf({ socket, headers }: IncomingMessage): string {
    const hops = { peer: socket.remoteAddress, forwarded: headers['x-forwarded-for'] };
    return clientNetwork(this.address.of(hops));
  }
}
