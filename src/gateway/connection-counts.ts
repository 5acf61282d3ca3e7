import type { IncomingMessage } from 'node:http';
import type { Socket as TcpSocket } from 'node:net';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { SHARED_CONNECTIONS, type SharedConnections } from '../instances/shared-connections.js';
import type { Connection } from './backlog.js';
import { ClientAddress } from './client-address.js';
import { clientNetwork } from '../addresses/client-network.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from './gateway-settings.js';
import { Tally } from './tally.js';

/** A client that polls has one connection that waits for an answer, and one to send; others come for their health. */
const TCP_FOR_EACH = 2;

/** Whether there is room for one more. */
export type Room = 'yes' | 'full' | 'too many of yours';

/** Counts connections, in all and for each place that they come from; of a place those at all instances together. */
@Injectable()
export class ConnectionCounts {
  private readonly connections = new Tally();
  private readonly tcp = new Tally();
  /** those that may become a connection, with what takes them away */
  private readonly expected = new WeakMap<IncomingMessage, () => void>();
  private all = 0;

  constructor(
    private readonly address: ClientAddress,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    @Optional() @Inject(SHARED_CONNECTIONS) private readonly shared?: SharedConnections,
  ) {}

  /** connections now */
  get count(): number {
    return this.all;
  }

  /** TCP connections that there may be in all; most of them are Engine.IO's. */
  get tcpLimit(): number {
    return TCP_FOR_EACH * this.settings.connections;
  }

  /** From now on other instances are told of these, until `leave`. */
  share(): void {
    this.shared?.share(this.connections);
  }

  async leave(): Promise<void> {
    await this.shared?.leave();
  }

  /** Whether there is room for one more here: in all, and for this client. */
  room(request: IncomingMessage): Room {
    if (this.all >= this.settings.connections) return 'full';
    const mine = this.connections.of(this.networkOf(request));
    return mine >= this.settings.connectionsPerAddress ? 'too many of yours' : 'yes';
  }

  /**
   * Whether there is room for it among those at all instances. It counts from now on: as what becomes of it, or until `answering` is closed.
   * @returns undefined where nobody can be asked: there is; what it returns never rejects
   */
  roomElsewhere(request: IncomingMessage, answering: NodeJS.EventEmitter): Promise<Room> | undefined {
    const network = this.networkOf(request);
    const remove = this.counted(network);
    const elsewhere = this.shared?.elsewhere(network);
    if (!elsewhere) {
      remove();
      return undefined;
    }
    this.expected.set(request, remove);
    const forget = () => this.expected.delete(request) && remove();
    answering.once('close', forget);
    const limit = this.settings.connectionsPerAddress;
    const before = this.connections.of(network);
    return elsewhere.then((others) => {
      if (before + others <= limit) return 'yes';
      forget();
      return 'too many of yours';
    });
  }

  /** One more, until it is closed. */
  add(connection: Connection): void {
    const { request } = connection;
    const remove = this.expected.get(request) ?? this.counted(this.networkOf(request));
    this.expected.delete(request);
    connection.once('close', remove);
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

  /** @returns takes it away again; once, however often it is called */
  private counted(network: string): () => void {
    const remove = this.connections.add(network);
    this.all += 1;
    this.shared?.changed(network);
    let there = true;
    return () => {
      if (!there) return;
      there = false;
      this.all -= 1;
      remove();
      this.shared?.changed(network);
    };
  }

  private networkOf({ socket, headers }: IncomingMessage): string {
    const hops = { peer: socket.remoteAddress, forwarded: headers['x-forwarded-for'] };
    return clientNetwork(this.address.of(hops));
  }
}
